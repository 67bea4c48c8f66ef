/// What becomes of text in which a pattern matches nothing.
public enum UnmatchedText: String, Hashable, Sendable, CaseIterable {
    /// All of it is hidden, each cluster by an asterisk: for columns of one kind.
    case hide
    /// It stays: for free text, in which there may be nothing to hide.
    case keep
}
