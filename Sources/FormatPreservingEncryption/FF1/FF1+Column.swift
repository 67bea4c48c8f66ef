import CryptoCore

/// Whole columns: contiguous values of one width. Up to halves of 96 bits they are enciphered in lock step, several
/// times as fast as one at a time; longer values one by one.
extension FF1 {
    /// Enciphers a column in place under one tweak.
    ///
    /// All values are checked before the first is changed.
    ///
    /// - Parameters:
    ///   - rows: values of `width` numerals, one after the other. May be empty.
    ///   - width: numerals of a value, ``minimumLength`` to ``maximumLength``.
    ///   - tweak: for every value.
    /// - Throws: as for one value, with the row; `unequalWidth` when `rows` is not a multiple of `width`. Nothing is
    ///   changed then; but should libcrypto fail midway (`cryptographyFailed`, with the row), the rows before that one
    ///   are done and the others as they were.
    /// - Complexity: O(rows), with scratch memory for 256 values.
    public func encryptColumn(
        _ rows: inout MutableSpan<Numeral>, width: Int, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processColumn(
            &rows, width: width, symbols: FF1NumeralSymbols(), tweaks: tweak, tweakSize: nil, direction: .encrypt)
    }

    /// Deciphers a column in place under one tweak. See `encryptColumn(_:width:tweak:)`.
    public func decryptColumn(
        _ rows: inout MutableSpan<Numeral>, width: Int, tweak: Span<UInt8> = Span()
    ) throws(FormatPreservingEncryptionError) {
        try processColumn(
            &rows, width: width, symbols: FF1NumeralSymbols(), tweaks: tweak, tweakSize: nil, direction: .decrypt)
    }

    /// Enciphers a column in place, each value under a tweak of its own.
    ///
    /// Short tweaks cost no further AES block, so a column whose kept digits are the tweak is as fast as any.
    ///
    /// - Parameters:
    ///   - rows: values of `width` numerals, one after the other. May be empty.
    ///   - width: numerals of a value, ``minimumLength`` to ``maximumLength``.
    ///   - tweaks: tweaks of `tweakSize` bytes, one after the other, as many as there are values.
    ///   - tweakSize: bytes of a tweak, 0 to ``maximumTweakSize``.
    /// - Throws: as for one value, with the row; `unequalWidth` when `rows` or `tweaks` do not fit `width` and
    ///   `tweakSize`. Nothing is changed then, but for `cryptographyFailed` as above.
    public func encryptColumn(
        _ rows: inout MutableSpan<Numeral>, width: Int, tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) {
        try processColumn(
            &rows, width: width, symbols: FF1NumeralSymbols(), tweaks: tweaks, tweakSize: tweakSize,
            direction: .encrypt)
    }

    /// Deciphers a column in place, each value under a tweak of its own. See
    /// `encryptColumn(_:width:tweaks:tweakSize:)`.
    public func decryptColumn(
        _ rows: inout MutableSpan<Numeral>, width: Int, tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) {
        try processColumn(
            &rows, width: width, symbols: FF1NumeralSymbols(), tweaks: tweaks, tweakSize: tweakSize,
            direction: .decrypt)
    }

    /// - Parameter tweakSize: the size of a tweak where each row has its own; nil where `tweaks` is the one for all.
    func processColumn<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, width: Int, symbols: Symbols, tweaks: Span<UInt8>, tweakSize: Int?,
        direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) {
        try requireColumn(
            width: width, rows: width > 0 ? rows.count / width : 0, tweaks: tweaks.count, tweakSize: tweakSize)
        guard rows.count % width == 0 else {
            throw FormatPreservingEncryptionError(
                .unequalWidth, "a column of width \(width) ends inside a value", row: rows.count / width)
        }
        if let invalid = symbols.firstInvalid(in: rows.span, radix: radix) {
            throw
                FormatPreservingEncryptionError
                .invalidSymbol(at: invalid % width, radix: radix).inRow(invalid / width)
        }
        if rows.isEmpty { return }
        var done = 0
        do throws(CryptoCoreError) {
            try engine.processColumn(
                &rows, width: width, symbols: symbols, tweaks: tweaks, tweakSize: tweakSize ?? tweaks.count,
                tweakPerRow: tweakSize != nil, direction: direction, done: &done)
        } catch {
            throw FormatPreservingEncryptionError(error).inRow(done)
        }
    }
}
