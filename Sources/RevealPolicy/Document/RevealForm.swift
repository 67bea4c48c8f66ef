/// In which form a field is seen.
///
/// Each is one action of the Cedar policies that a document lowers to.
public enum RevealForm: String, CaseIterable, Hashable, Sendable {
    /// As it is.
    case clear
    /// By a mask.
    case masked
    /// As its token: for joining and counting.
    case tokenized
    /// As its ciphertext: for handing it on.
    case encrypted

    /// The name of the action, such as `reveal.masked`.
    public var actionName: String { "reveal.\(rawValue)" }
}
