/// A value that a ``PlainValueScanner`` has found. Says where, not what.
public struct FoundPlainValue: Hashable, Sendable {
    /// What it is.
    public let kind: PlainValueKind

    /// Where it stands: offsets in the text's UTF-8.
    public let range: Range<Int>
}
