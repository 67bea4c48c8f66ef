/// What the story is told about.
struct StoryOptions: Sendable {
    /// How many customers are made up, without canaries.
    var customers = 68_000
    /// What they are made from.
    var seed: UInt64 = 2019
    /// The file with the customers, where they are not made up.
    var file: String?
    /// The folder of the desk; nil for a temporary one.
    var folder: String?
    /// Whether only the result is written, as JSON.
    var isJSON = false
}
