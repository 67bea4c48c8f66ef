/// What prints of a cipher: its radix and alphabet's size, nothing of its key or of what it has prepared.
extension FF1: CustomStringConvertible, CustomReflectable {
    /// The radix.
    public var description: String { "FF1(radix \(radix.value))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FF1Text: CustomStringConvertible, CustomReflectable {
    /// The number of symbols.
    public var description: String { "FF1Text(alphabet of \(alphabet.radix.value) symbols)" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
