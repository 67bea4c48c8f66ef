import CryptoCore

/// FF1 over text in an alphabet: the result has the same number of symbols from the same alphabet.
///
/// @Snippet(path: "swift-data-protection/Snippets/EncryptCardNumbers")
///
/// Everything said of ``FF1`` holds: deterministic, no integrity, the same limits, safe to share between threads.
/// Lengths and positions count Unicode scalars. A value with a symbol outside the alphabet is refused, never passed
/// through.
public struct FF1Text: Sendable {
    /// The symbols.
    public let alphabet: Alphabet

    /// The cipher over numerals.
    public let ff1: FF1

    /// Prepares a cipher. Costs a few microseconds; the first in a process runs the power-on tests too.
    ///
    /// - Parameters:
    ///   - key: 16, 24 or 32 bytes.
    ///   - alphabet: its symbols are the only ones that values have.
    /// - Throws: `cryptographyFailed` when libcrypto refuses or has failed its power-on test.
    public init(key: FF1Key, alphabet: Alphabet) throws(FormatPreservingEncryptionError) {
        self.alphabet = alphabet
        ff1 = try FF1(key: key, radix: alphabet.radix)
    }

    /// The least number of symbols of a value.
    public var minimumLength: Int { ff1.minimumLength }
}
