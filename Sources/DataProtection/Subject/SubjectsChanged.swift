/// Rows of a chunk have come to need keys that were not asked for: nothing is written, and they are asked for first.
struct SubjectsChanged: Error {}
