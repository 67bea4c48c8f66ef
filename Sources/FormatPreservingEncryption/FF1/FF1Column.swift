import CryptoCore

/// A column of values of one width, processed in place, a chunk at a time.
struct FF1Column {
    /// Values in lock step: enough that the cipher's call is cheap per block, few enough that all stays in the
    /// first-level cache.
    static let chunk = 256

    let schedule: FF1Schedule
    let cipher: AESBlockCipher
    let direction: FF1Direction
    let tweakPerRow: Bool
    /// Where the walk of each value ends; nil where FF1 is done once.
    let range: FF1Range?

    func process<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, tweaks: Span<UInt8>, done: inout Int
    ) throws(CryptoCoreError) {
        switch schedule.tier {
        case .words64(let rounds): try process(&rows, rounds, symbols, tweaks, &done)
        case .words96(let rounds): try process(&rows, rounds, symbols, tweaks, &done)
        case .words96Odd(let rounds): try process(&rows, rounds, symbols, tweaks, &done)
        case .words128(let rounds): try process(&rows, rounds, symbols, tweaks, &done)
        case .large: try processOneByOne(&rows, symbols, tweaks, &done)
        }
    }

    @inline(__always)
    private func process<ModulusU: FF1Modulus, ModulusV: FF1Modulus, Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, _ rounds: FF1Rounds<ModulusU, ModulusV>, _ symbols: Symbols,
        _ tweaks: Span<UInt8>, _ done: inout Int
    ) throws(CryptoCoreError) {
        if let range {
            try walk(&rows, into: range, rounds, symbols, tweaks, &done)
        } else {
            try processOnce(&rows, rounds, symbols, tweaks, &done)
        }
    }

    private func processOnce<ModulusU: FF1Modulus, ModulusV: FF1Modulus, Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, _ rounds: FF1Rounds<ModulusU, ModulusV>, _ symbols: Symbols,
        _ tweaks: Span<UInt8>, _ done: inout Int
    ) throws(CryptoCoreError) {
        typealias Half = ModulusV.Half
        let (n, u, coding) = (schedule.shape.n, schedule.shape.u, schedule.coding)
        let rowCount = rows.count / n
        let chunk = min(rowCount, Self.chunk)
        let base = tweakPerRow ? .zero : try schedule.base(tweak: tweaks, cipher: cipher)
        var halvesA = [Half](repeating: 0, count: chunk)
        var halvesB = halvesA
        var input = [AESBlock](repeating: base, count: chunk)
        var output = input
        defer {
            wipe(&halvesA)
            wipe(&halvesB)
            wipe(&input)
            wipe(&output)
        }
        var bases = [AESBlock](repeating: .zero, count: tweakPerRow ? chunk : 0)
        defer { wipe(&bases) }

        while done < rowCount {
            let first = done
            let count = min(chunk, rowCount - first)
            if tweakPerRow {
                for row in 0..<count {
                    bases[row] = try self.base(of: first + row, tweaks)
                }
            }
            var wholeA = halvesA.mutableSpan
            var wholeB = halvesB.mutableSpan
            var wholeInput = input.mutableSpan
            var wholeOutput = output.mutableSpan
            var a = wholeA._mutatingExtracting(..<count)
            var b = wholeB._mutatingExtracting(..<count)
            var inputs = wholeInput._mutatingExtracting(..<count)
            var outputs = wholeOutput._mutatingExtracting(..<count)
            var chunkRows = rows._mutatingExtracting(first &* n..<(first &+ count) &* n)
            coding.read(chunkRows.span, width: n, from: 0, length: u, symbols: symbols, into: &a)
            coding.read(chunkRows.span, width: n, from: u, length: n &- u, symbols: symbols, into: &b)
            try rounds.process(
                &a, &b, base: base, bases: bases.span.extracting(first: tweakPerRow ? count : 0), direction: direction,
                cipher: cipher, input: &inputs, output: &outputs)
            coding.write(a.span, to: &chunkRows, width: n, from: 0, length: u, symbols: symbols)
            coding.write(b.span, to: &chunkRows, width: n, from: u, length: n &- u, symbols: symbols)
            done += count
        }
    }

    private func processOneByOne<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, _ symbols: Symbols, _ tweaks: Span<UInt8>, _ done: inout Int
    ) throws(CryptoCoreError) {
        let n = schedule.shape.n
        let shared = tweakPerRow ? .zero : try schedule.base(tweak: tweaks, cipher: cipher)
        for row in 0..<rows.count / n {
            let base = tweakPerRow ? try self.base(of: row, tweaks) : shared
            var value = rows._mutatingExtracting(row * n..<(row + 1) * n)
            try schedule.process(
                &value, symbols: symbols, base: base, direction: direction, cipher: cipher, within: range)
            done += 1
        }
    }

    func base(of row: Int, _ tweaks: Span<UInt8>) throws(CryptoCoreError) -> AESBlock {
        let size = schedule.tweakSize
        return try schedule.base(tweak: tweaks.extracting(row * size..<(row + 1) * size), cipher: cipher)
    }
}
