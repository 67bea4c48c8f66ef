extension Alphabet: CustomStringConvertible, CustomReflectable {
    /// The number of symbols.
    public var description: String { "Alphabet(\(radix.value) symbols)" }
    /// Empty: the tables inside are of no use to a reader.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
