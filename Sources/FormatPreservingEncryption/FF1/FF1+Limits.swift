/// The checks that come before any work.
extension FF1 {
    func requireLength(_ length: Int, minimum: Int) throws(FormatPreservingEncryptionError) {
        guard length >= minimum else {
            throw FormatPreservingEncryptionError(
                .domainTooSmall,
                "a value of radix \(radix.value) needs at least \(minimum) symbols, this one has \(length): too few "
                    + "different values would let it be found by trying; encrypt more of the field, join fields, "
                    + "or use an opaque token")
        }
        guard length <= Self.maximumLength else {
            throw FormatPreservingEncryptionError(
                .valueTooLong,
                "a value has at most \(Self.maximumLength) symbols, this one has \(length); encrypt it as a field")
        }
    }

    /// A column's width, and its tweaks against its rows. `tweakSize` is nil where one tweak serves all rows.
    func requireColumn(
        width: Int, rows: Int, tweaks: Int, tweakSize: Int?
    ) throws(FormatPreservingEncryptionError) {
        try requireLength(width, minimum: minimumLength)
        guard let tweakSize else { return try Self.requireTweak(tweaks) }
        try Self.requireTweak(tweakSize)
        guard tweakSize >= 0, tweaks == rows * tweakSize else {
            throw FormatPreservingEncryptionError(
                .unequalWidth, "\(rows) rows do not fit \(tweaks) bytes of tweaks of \(tweakSize) bytes each")
        }
    }

    static func requireTweak(_ size: Int) throws(FormatPreservingEncryptionError) {
        guard size <= maximumTweakSize else {
            throw FormatPreservingEncryptionError(
                .tweakTooLong, "a tweak has at most \(maximumTweakSize) bytes, this one has \(size); use a digest of it"
            )
        }
    }

    @inline(__always)
    func requireSymbols<Symbols: FF1Symbols>(
        _ value: Span<Symbols.Symbol>, symbols: Symbols
    ) throws(FormatPreservingEncryptionError) {
        if let position = symbols.firstInvalid(in: value, radix: radix) {
            throw .invalidSymbol(at: position, radix: radix)
        }
    }
}
