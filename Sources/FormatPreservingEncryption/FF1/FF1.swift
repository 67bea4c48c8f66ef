import CryptoCore

/// FF1 format-preserving encryption of numeral strings: the result has the radix and the length of the value.
///
/// Use it where a column, a protocol or a partner insists on the shape of a value. It is deterministic (equal values
/// under one key and tweak give equal results, which is what joins need) and has no integrity: any string of the right
/// shape decrypts to something. Where the shape is free, use authenticated encryption instead.
///
/// For text, ``FF1Text`` joins an `FF1` with an ``Alphabet``.
///
/// Make one for a key and a radix and use it from as many threads as you like. All that depends on key, radix, length
/// and tweak size is prepared at the first value of that kind and kept, for up to 64 kinds a thread; after that a value
/// with halves of up to 96 bits (56 decimal digits) costs exactly ten AES blocks, and one more for every 16 bytes of a
/// tweak that does not fit beside NUM(B).
///
/// ## Limits
/// A value has at least 1,000,000 possible values of its length (``minimumLength``), at most ``maximumLength``
/// numerals; a tweak has at most ``maximumTweakSize`` bytes. All are checked before any memory is taken.
///
/// ## Side channels
/// For numerals, up to halves of 96 bits, no branch, memory address or division depends on the value or the key.
/// Beyond, big integers are used, whose time depends on the value slightly. Text in an alphabet that is not a run of
/// ASCII characters, as the digits are, is read and written through tables, at addresses that depend on its symbols.
///
/// ## Specification
/// NIST SP 800-38G, Algorithms 7 (FF1.Encrypt) and 8 (FF1.Decrypt), with the limit radix^length >= 1,000,000 of
/// SP 800-38G Rev. 1.
public struct FF1: Sendable {
    /// The greatest number of numerals of a value.
    ///
    /// The standard allows up to 2^32; a value this long should be encrypted as a field, and a cap keeps hostile input
    /// from costing time (the conversion between radices is quadratic).
    public static let maximumLength = 4096

    /// The greatest number of bytes of a tweak.
    public static let maximumTweakSize = 65_536

    /// The least number of values of one length: SP 800-38G Rev. 1, section 5.1.
    public static let minimumDomainSize = 1_000_000

    /// The number of symbols.
    public let radix: Radix

    /// The least number of numerals of a value, so that radix^length >= 1,000,000. Six for decimal digits.
    public let minimumLength: Int

    let engine: FF1Engine

    /// Prepares a cipher. Costs a few microseconds; the first in a process runs the power-on tests too.
    ///
    /// - Parameters:
    ///   - key: 16, 24 or 32 bytes.
    ///   - radix: 2 to 65,536.
    /// - Throws: `cryptographyFailed` when libcrypto refuses or has failed its power-on test.
    public init(key: FF1Key, radix: Radix) throws(FormatPreservingEncryptionError) {
        try self.init(key: key, radix: radix, tier: .bySize)
    }

    init(key: FF1Key, radix: Radix, tier: FF1Schedule.TierChoice) throws(FormatPreservingEncryptionError) {
        self.radix = radix
        minimumLength = radix.minimumLength(forDomain: Self.minimumDomainSize)
        engine = try convertingErrors { () throws(CryptoCoreError) in
            try FF1Engine(key: key, radix: radix, tier: tier)
        }
    }

    /// Enciphers one numeral string in place.
    ///
    /// - Parameters:
    ///   - value: ``minimumLength`` to ``maximumLength`` numerals below ``radix``.
    ///   - tweak: 0 to ``maximumTweakSize`` bytes that need not be secret, such as the part of a field that stays in
    ///     clear. The same tweak is needed to decipher.
    /// - Throws: `invalidSymbol` with the position, `domainTooSmall`, `valueTooLong`, `tweakTooLong`;
    ///   `cryptographyFailed` when libcrypto refuses. The value is unchanged then.
    /// - Complexity: O(n) up to halves of 96 bits, O(n^2) beyond.
    public func encrypt(
        _ value: inout MutableSpan<Numeral>, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try process(&value, symbols: FF1NumeralSymbols(), tweak: tweak, direction: .encrypt)
    }

    /// Deciphers one numeral string in place. Parameters, errors and complexity are those of `encrypt(_:tweak:)`.
    ///
    /// A wrong key, tweak or value is not noticed: the result is another value of the same shape.
    public func decrypt(
        _ value: inout MutableSpan<Numeral>, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try process(&value, symbols: FF1NumeralSymbols(), tweak: tweak, direction: .decrypt)
    }

    @inline(__always)
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, tweak: Span<UInt8>, direction: FF1Direction,
        minimum: Int? = nil
    ) throws(FormatPreservingEncryptionError) {
        try requireLength(value.count, minimum: minimum ?? minimumLength)
        try Self.requireTweak(tweak.count)
        try requireSymbols(value.span, symbols: symbols)
        do throws(CryptoCoreError) {
            try engine.process(&value, symbols: symbols, tweak: tweak, direction: direction)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
    }
}
