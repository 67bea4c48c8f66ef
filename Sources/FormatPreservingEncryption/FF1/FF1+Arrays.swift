/// The same calls for arrays.
extension FF1 {
    /// Enciphers one numeral string.
    ///
    /// - Parameters:
    ///   - value: ``minimumLength`` to ``maximumLength`` numerals below ``radix``.
    ///   - tweak: 0 to ``maximumTweakSize`` bytes.
    /// - Returns: as many numerals.
    /// - Throws: `invalidSymbol` with the position, `domainTooSmall`, `valueTooLong`, `tweakTooLong`,
    ///   `cryptographyFailed`.
    public func encrypt(_ value: [Numeral], tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> [Numeral] {
        try requireLength(value.count, minimum: minimumLength)  // Before the copy takes memory.
        var result = value
        var span = result.mutableSpan
        try encrypt(&span, tweak: tweak.span)
        return result
    }

    /// Deciphers one numeral string. See `encrypt(_:tweak:)`.
    public func decrypt(_ value: [Numeral], tweak: [UInt8] = []) throws(FormatPreservingEncryptionError) -> [Numeral] {
        try requireLength(value.count, minimum: minimumLength)  // Before the copy takes memory.
        var result = value
        var span = result.mutableSpan
        try decrypt(&span, tweak: tweak.span)
        return result
    }
}
