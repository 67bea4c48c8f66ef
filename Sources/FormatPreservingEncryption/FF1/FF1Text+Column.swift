import CryptoCore

/// A column of strings.
extension FF1Text {
    /// Enciphers strings of one width under one tweak, in lock step.
    ///
    /// - Parameters:
    ///   - texts: strings of equally many symbols. May be empty.
    ///   - tweak: for every string.
    /// - Returns: the results in the same order.
    /// - Throws: as for one text, with the row; `unequalWidth` for a string of another width than the first.
    /// - Complexity: O(rows), with memory for the symbols of all rows.
    public func encryptColumn(
        _ texts: [String], tweak: [UInt8] = []
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(texts, tweaks: tweak.span, tweakSize: nil, direction: .encrypt)
    }

    /// Deciphers strings of one width under one tweak. See `encryptColumn(_:tweak:)`.
    public func decryptColumn(
        _ texts: [String], tweak: [UInt8] = []
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(texts, tweaks: tweak.span, tweakSize: nil, direction: .decrypt)
    }

    /// Enciphers strings of one width, each under a tweak of its own.
    ///
    /// - Parameters:
    ///   - texts: strings of equally many symbols. May be empty.
    ///   - tweaks: tweaks of `tweakSize` bytes, one after the other, as many as there are strings. Where what should be
    ///     the tweak has different lengths, take a digest of it.
    ///   - tweakSize: bytes of a tweak, 0 to ``FF1/maximumTweakSize``.
    /// - Returns: the results in the same order.
    /// - Throws: as `encryptColumn(_:tweak:)`; `unequalWidth` also where the tweaks are not as many as the strings.
    public func encryptColumn(
        _ texts: [String], tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(texts, tweaks: tweaks, tweakSize: tweakSize, direction: .encrypt)
    }

    /// Deciphers strings of one width, each under a tweak of its own. See `encryptColumn(_:tweaks:tweakSize:)` for the
    /// parameters and errors.
    public func decryptColumn(
        _ texts: [String], tweaks: Span<UInt8>, tweakSize: Int
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(texts, tweaks: tweaks, tweakSize: tweakSize, direction: .decrypt)
    }

    private func processColumn(
        _ texts: [String], tweaks: Span<UInt8>, tweakSize: Int?, direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> [String] {
        let first = texts.first ?? ""
        if !texts.isEmpty { try inRow(0) { () throws(FormatPreservingEncryptionError) in try requireText(first) } }
        try ff1.requireColumn(
            width: texts.isEmpty ? minimumLength : first.unicodeScalars.count, rows: texts.count,
            tweaks: tweaks.count, tweakSize: tweakSize)
        if texts.isEmpty { return [] }
        return alphabet.isASCII
            ? try processASCIIColumn(texts, width: first.utf8.count, tweaks, tweakSize, direction)
            : try processWideColumn(texts, width: first.unicodeScalars.count, tweaks, tweakSize, direction)
    }

    private func processASCIIColumn(
        _ texts: [String], width: Int, _ tweaks: Span<UInt8>, _ tweakSize: Int?, _ direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> [String] {
        for (row, text) in texts.enumerated() where text.utf8.count != width {
            throw widthError(text, width: width, row: row)
        }
        var rows = [UInt8](capacity: texts.count * width) { output in
            for text in texts {
                let bytes = text.utf8.span
                for index in bytes.indices { output.append(bytes[index]) }
            }
        }
        defer { wipe(&rows) }
        var span = rows.mutableSpan
        try processASCIIColumn(&span, width: width, tweaks: tweaks, tweakSize: tweakSize, direction: direction)
        let symbols = span.span
        var results: [String] = []
        results.reserveCapacity(texts.count)
        for row in texts.indices { results.append(Self.string(symbols.extracting(row * width..<(row + 1) * width))) }
        return results
    }

    private func processWideColumn(
        _ texts: [String], width: Int, _ tweaks: Span<UInt8>, _ tweakSize: Int?, _ direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> [String] {
        var rows: [Numeral] = []
        rows.reserveCapacity(texts.count * width)
        defer { wipe(&rows) }
        for (row, text) in texts.enumerated() {
            guard text.unicodeScalars.count == width else { throw widthError(text, width: width, row: row) }
            do {
                rows.append(contentsOf: try alphabet.numerals(of: text))
            } catch {
                throw error.inRow(row)
            }
        }
        var span = rows.mutableSpan
        try ff1.processColumn(
            &span, width: width, symbols: FF1NumeralSymbols(), tweaks: tweaks, tweakSize: tweakSize,
            direction: direction)
        let numerals = span.span
        var results: [String] = []
        results.reserveCapacity(texts.count)
        for row in texts.indices {
            results.append(try alphabet.text(of: numerals.extracting(row * width..<(row + 1) * width)))
        }
        return results
    }

    /// A string of another width; where the reason is a symbol outside the alphabet, that is what the caller hears.
    private func widthError(_ text: String, width: Int, row: Int) -> FormatPreservingEncryptionError {
        if let position = alphabet.firstForeign(in: text) {
            return .invalidSymbol(at: position, radix: alphabet.radix).inRow(row)
        }
        return FormatPreservingEncryptionError(
            .unequalWidth,
            "the values of a column have one width, here \(width) symbols; this one has \(text.unicodeScalars.count)",
            row: row)
    }

    private func inRow(
        _ row: Int, _ body: () throws(FormatPreservingEncryptionError) -> Void
    ) throws(FormatPreservingEncryptionError) {
        do {
            try body()
        } catch {
            throw error.inRow(row)
        }
    }
}
