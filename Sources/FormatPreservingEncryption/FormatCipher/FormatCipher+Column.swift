import CryptoCore

/// Whole columns: rows of one domain, whose tweaks have one size, are enciphered in lock step.
///
/// Values up to some 20 digits gain from that, numbers and social security numbers nearly half of the time, payment cards
/// more. Where other work outweighs FF1, or hundreds of lengths are mixed, as in e-mail addresses, a column takes as long as
/// its rows one at a time, or somewhat longer, and what it gains are the failures by row.
extension FormatCipher {
    /// Enciphers a column under one tweak.
    ///
    /// Rows may differ in length and in their kept parts, as far as the format allows; those that agree in the
    /// lengths of both go together.
    ///
    /// - Parameters:
    ///   - values: values of the format. May be empty.
    ///   - tweak: for every value, together with its kept parts.
    /// - Returns: the tokens in the same order.
    /// - Throws: as for one value, with the row, for the first that does not fit. Nothing is returned then.
    /// - Complexity: O(rows).
    public func encryptColumn(
        _ values: [String], tweak: [UInt8] = []
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(values, tweak: tweak, direction: .encrypt)
    }

    /// Deciphers a column under one tweak. See `encryptColumn(_:tweak:)`.
    public func decryptColumn(
        _ tokens: [String], tweak: [UInt8] = []
    ) throws(FormatPreservingEncryptionError) -> [String] {
        try processColumn(tokens, tweak: tweak, direction: .decrypt)
    }

    /// Enciphers the rows of a column that can be, and says why the others cannot.
    ///
    /// - Parameters:
    ///   - values: values, of the format or not.
    ///   - tweak: for every value, together with its kept parts.
    ///   - failureLimit: after so many failures, at least 1, the column is given up: the rows before have their results,
    ///     those after the last failure are not reached.
    /// - Throws: `tweakTooLong`; `cryptographyFailed` when libcrypto refuses.
    public func encryptColumn(
        _ values: [String], tweak: [UInt8] = [], failureLimit: Int
    ) throws(FormatPreservingEncryptionError) -> FormatColumn {
        try processColumn(values, tweak: tweak, direction: .encrypt, failureLimit: failureLimit)
    }

    /// Deciphers the rows of a column that can be. See `encryptColumn(_:tweak:failureLimit:)`.
    public func decryptColumn(
        _ tokens: [String], tweak: [UInt8] = [], failureLimit: Int
    ) throws(FormatPreservingEncryptionError) -> FormatColumn {
        try processColumn(tokens, tweak: tweak, direction: .decrypt, failureLimit: failureLimit)
    }

    private func processColumn(
        _ texts: [String], tweak: [UInt8], direction: FF1Direction
    ) throws(FormatPreservingEncryptionError) -> [String] {
        var failures: [FormatPreservingEncryptionError] = []
        let results = try processRows(texts, tweak, direction, failureLimit: nil, &failures)
        if let failure = failures.first { throw failure }
        return results.compactMap { $0 }
    }

    private func processColumn(
        _ texts: [String], tweak: [UInt8], direction: FF1Direction, failureLimit: Int
    ) throws(FormatPreservingEncryptionError) -> FormatColumn {
        var failures: [FormatPreservingEncryptionError] = []
        let results = try processRows(texts, tweak, direction, failureLimit: max(1, failureLimit), &failures)
        return FormatColumn(results: results, failures: failures)
    }

    /// - Parameter failureLimit: after so many failures no further row is looked at; nil for the first one, with which the
    ///   results are of no use any more.
    /// - Returns: the results, nil for rows that failed or were not reached.
    private func processRows(
        _ texts: [String], _ tweak: [UInt8], _ direction: FF1Direction, failureLimit: Int?,
        _ failures: inout [FormatPreservingEncryptionError]
    ) throws(FormatPreservingEncryptionError) -> [String?] {
        try FF1.requireTweak(tweak.count)
        switch format.scheme {
        case .sequence(let scheme): return try processRows(texts, scheme, tweak, direction, failureLimit, &failures)
        case .letters(let scheme): return try processRows(texts, scheme, tweak, direction, failureLimit, &failures)
        case .card(let scheme): return try processCards(texts, scheme, tweak, direction, failureLimit, &failures)
        }
    }

    @inline(__always)
    private func processRows<Scheme: FormatScheme>(
        _ texts: [String], _ scheme: Scheme, _ tweak: [UInt8], _ direction: FF1Direction, _ failureLimit: Int?,
        _ failures: inout [FormatPreservingEncryptionError]
    ) throws(FormatPreservingEncryptionError) -> [String?] {
        var run = FormatColumnRun(
            scheme: scheme, engines: engines, tweak: tweak, direction: direction, rows: texts.count)
        defer { run.wipe() }
        for row in texts.indices {
            do throws(FormatPreservingEncryptionError) {
                try run.add(texts[row], row: row)
            } catch {
                if error.code == .cryptographyFailed { throw error }
                failures.append((scheme.isASCII ? Self.inScalars(error, of: texts[row]) : error).inRow(row))
                if failures.count == failureLimit ?? 1 { break }
            }
            try run.flushIfFull(texts)
        }
        if failures.isEmpty || failureLimit != nil { try run.flushAll(texts) }
        return run.results
    }

    private func processCards(
        _ texts: [String], _ scheme: PaymentCardScheme, _ tweak: [UInt8], _ direction: FF1Direction,
        _ failureLimit: Int?, _ failures: inout [FormatPreservingEncryptionError]
    ) throws(FormatPreservingEncryptionError) -> [String?] {
        var run = CardColumnRun(
            scheme: scheme, engines: engines, tweak: tweak, direction: direction, rows: texts.count)
        defer { run.wipeAll() }
        for row in texts.indices {
            if try run.add(texts[row], row: row) { continue }
            do throws(FormatPreservingEncryptionError) {
                _ = try process(texts[row], tweak: tweak.span, direction: direction)
                preconditionFailure("a card alone and a card in a column are the same")
            } catch {
                if error.code == .cryptographyFailed { throw error }
                failures.append(error.inRow(row))
                if failures.count == failureLimit ?? 1 { break }
            }
        }
        if failures.isEmpty || failureLimit != nil { try run.flushAll() }
        return run.results
    }
}
