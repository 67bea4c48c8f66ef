import CryptoCore

/// Format-preserving encryption: value and token have the same format.
///
/// @Snippet(path: "swift-data-protection/Snippets/Formats")
///
/// Deterministic: equal values under one key and tweak give equal tokens, which is what joins need; and so whoever
/// sees a column sees which rows are equal. No integrity: every text of the right form deciphers to something, and a
/// wrong key, a wrong tweak or a changed token is not noticed.
///
/// Make one for a key and a format, and use it from as many threads as you like. Making it takes a few microseconds for
/// each length that tokens keep.
///
/// ## The tweak
/// The kept parts of a value and the caller's own tweak together are the tweak of FF1; a wire format:
///
/// | the format has | the caller gives | tweak |
/// |---|---|---|
/// | nothing that is kept | nothing | empty |
/// | nothing that is kept | T | T |
/// | kept parts, or lengths in the tweak | nothing | K |
/// | kept parts, or lengths in the tweak | T | FF, length of K (4 bytes, big-endian), K, T |
///
/// K is L, where the value has one, and the kept parts in their order, in UTF-8; one whose length varies is followed by
/// the byte FE, unless it is the last.
///
/// L is the byte FD and a length (2 bytes, big-endian), in formats whose values have several domains, one for each
/// length that tokens keep: for a value that is ranked, and not enciphered on the numerals of one alphabet, the greatest
/// of the lengths that share its domain. So equal ranks of different lengths give unrelated tokens.
///
/// The bytes FD, FE and FF do not occur in UTF-8, so no two cases give one tweak.
///
/// ## Specification
/// NIST SP 800-38G, FF1, over a domain of N values: M. Bellare, T. Ristenpart, P. Rogaway, T. Stegers,
/// "Format-preserving encryption", SAC 2009. Where all encrypted positions share one alphabet and their number is
/// fixed, FF1 runs on these numerals, and agrees with ``FF1Text``. Otherwise on n numerals of radix r that stand for
/// the value's rank, n the smallest even number for which r = ceil(N^(1/n)) is at most 65,536; and again, as long as
/// the result is not below N. That happens for fewer than two values in a hundred; and, since FF1 is a permutation,
/// always comes to an end.
public struct FormatCipher: Sendable {
    /// The format.
    public let format: Format

    /// One for each domain.
    let engines: [FF1Engine]
    let pool: ExclusivePool<ExclusiveBox<FormatScratch>>

    /// Prepares a cipher.
    ///
    /// - Parameters:
    ///   - key: 16, 24 or 32 bytes.
    ///   - format: of values and tokens.
    /// - Throws: `cryptographyFailed` when libcrypto refuses or has failed its power-on test.
    public init(key: FF1Key, format: Format) throws(FormatPreservingEncryptionError) {
        self.format = format
        var byRadix: [Radix: FF1Engine] = [:]
        var engines: [FF1Engine] = []
        for domain in format.anyScheme.domains {
            if let known = byRadix[domain.radix] {
                engines.append(known)
                continue
            }
            let engine = try convertingErrors { () throws(CryptoCoreError) in
                try FF1Engine(key: key, radix: domain.radix)
            }
            byRadix[domain.radix] = engine
            engines.append(engine)
        }
        self.engines = engines
        pool = ExclusivePool { ExclusiveBox(FormatScratch()) }
    }

    /// Enciphers a value.
    ///
    /// - Parameters:
    ///   - value: a value of the format.
    ///   - tweak: up to ``FF1/maximumTweakSize`` bytes that need not be secret, together with the kept parts. The
    ///     same is needed to decipher.
    /// - Returns: the token.
    /// - Throws: `invalidSymbol`, `valueTooShort`, `valueTooLong`, `valueOutOfRange` or `wrongCheckDigit`, with the
    ///   position in scalars, for what is no value of the format; `domainTooSmall` where too few letters are encrypted;
    ///   `tweakTooLong`; `cryptographyFailed` when libcrypto refuses.
    /// - Complexity: O(n); O(n^2) above 128 bits.
    public func encrypt(_ value: String, tweak: Span<UInt8>) throws(FormatPreservingEncryptionError) -> String {
        try process(value, tweak: tweak, direction: .encrypt)
    }

    /// Deciphers a token. Parameters, errors and complexity are those of `encrypt(_:tweak:)`.
    ///
    /// A wrong key, tweak or token is not noticed: the result is another value of the format.
    public func decrypt(_ token: String, tweak: Span<UInt8>) throws(FormatPreservingEncryptionError) -> String {
        try process(token, tweak: tweak, direction: .decrypt)
    }

    /// Enciphers a value. See `encrypt(_:tweak:)` for a span.
    public func encrypt(_ value: String, tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> String {
        try process(value, tweak: tweak.span, direction: .encrypt)
    }

    /// Deciphers a token. See `encrypt(_:tweak:)`; a wrong key, tweak or token is not noticed.
    public func decrypt(_ token: String, tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> String {
        try process(token, tweak: tweak.span, direction: .decrypt)
    }

    func process(
        _ text: String, tweak: Span<UInt8>, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> String {
        switch format.scheme {
        case .sequence(let scheme): try process(text, scheme, tweak, direction)
        case .letters(let scheme): try process(text, scheme, tweak, direction)
        case .card(let scheme): try process(text, scheme, tweak, direction)
        }
    }
}

extension FormatCipher: CustomStringConvertible, CustomReflectable {
    /// The format, nothing of the key.
    public var description: String { "FormatCipher(\(format))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
