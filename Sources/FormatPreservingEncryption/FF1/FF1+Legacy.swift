extension FF1 {
    /// The least number of values of one length that the first edition of the standard accepted.
    private static let legacyMinimumDomainSize = 100

    /// Deciphers data that was enciphered under the first edition's limit of 100 values a length.
    ///
    /// Such values can be found by trying: read them once, and protect them again by other means. There is no
    /// counterpart that enciphers.
    ///
    /// - Parameters:
    ///   - value: a numeral string with radix^length >= 100.
    ///   - tweak: the tweak that it was enciphered with.
    /// - Throws: `invalidSymbol` with the position, `domainTooSmall` under 100, `valueTooLong`, `tweakTooLong`;
    ///   `cryptographyFailed` when libcrypto refuses.
    ///
    /// ## Specification
    /// SP 800-38G (2016), section 5.1: radix^minlen >= 100. Withdrawn by Rev. 1.
    public func insecureDecryptLegacySmallDomain(
        _ value: inout MutableSpan<Numeral>, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try process(
            &value, symbols: FF1NumeralSymbols(), tweak: tweak, direction: .decrypt,
            minimum: radix.minimumLength(forDomain: Self.legacyMinimumDomainSize))
    }
}

extension FF1Text {
    /// Deciphers text that was enciphered under the first edition's limit of 100 values a length.
    ///
    /// See ``FF1/insecureDecryptLegacySmallDomain(_:tweak:)``.
    ///
    /// - Throws: `invalidSymbol` with the position, `domainTooSmall` under 100, `valueTooLong`, `tweakTooLong`;
    ///   `cryptographyFailed` when libcrypto refuses.
    public func insecureDecryptLegacySmallDomain(
        _ text: String, tweak: [UInt8] = []
    ) throws(FormatPreservingEncryptionError) -> String {
        try ff1.requireLength(text.unicodeScalars.count, minimum: 0)
        var numerals = try alphabet.numerals(of: text)
        var span = numerals.mutableSpan
        try ff1.insecureDecryptLegacySmallDomain(&span, tweak: tweak.span)
        return try alphabet.text(of: numerals.span)
    }
}
