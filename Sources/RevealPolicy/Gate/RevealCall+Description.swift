extension RevealCall: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Who asks and what for: neither facts nor the reason, which may name somebody.
    public var description: String { "\(principal.id) for \(purpose)" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
