import CedarPolicy

extension RevealRow: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many facts there are: neither these nor whose data it is.
    public var description: String { "a row with \(facts.count) facts" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
