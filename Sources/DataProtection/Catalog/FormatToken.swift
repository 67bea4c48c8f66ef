public import FormatPreservingEncryption
public import Tokenization

/// A format-preserving token: which format, and what it is called.
public struct FormatToken: Hashable, Sendable {
    /// A part of the key: columns whose tokens shall be equal have the same name, format and domain.
    public var name: String
    /// The format of values and tokens.
    public var format: Format
    /// What becomes of values that the format does not have.
    public var mismatch: Mismatch

    /// A token of a format.
    ///
    /// - Parameters:
    ///   - name: 1 to 255 bytes, such as "phone".
    ///   - format: of values and tokens.
    ///   - mismatch: what becomes of values that the format does not have.
    public init(_ name: String, _ format: Format, mismatch: Mismatch = .refuse) {
        self.name = name
        self.format = format
        self.mismatch = mismatch
    }
}
