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
        if let position = symbols.firstInvalid(in: value, radix: radix) { throw invalidSymbol(at: position) }
    }

    func invalidSymbol(at position: Int) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(
            .invalidSymbol, "the symbol is not one of the \(radix.value) that this cipher has", position: position)
    }
}
