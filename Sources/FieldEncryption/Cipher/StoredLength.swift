/// The room that an envelope takes.
public struct StoredLength: Hashable, Sendable {
    /// Of the binary form, in bytes.
    public let bytes: Int
    /// Of the text form, in characters, which are ASCII.
    public let characters: Int
}
