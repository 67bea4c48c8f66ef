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

    func process<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, tweaks: Span<UInt8>
    ) throws(CryptoCoreError) {
        switch schedule.tier {
        case .words64(let rounds): try process(&rows, rounds, symbols, tweaks)
        case .words128(let rounds): try process(&rows, rounds, symbols, tweaks)
        case .large: try processOneByOne(&rows, symbols, tweaks)
        }
    }

    private func process<Modulus: FF1Modulus, Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, _ rounds: FF1Rounds<Modulus>, _ symbols: Symbols,
        _ tweaks: Span<UInt8>
    ) throws(CryptoCoreError) {
        typealias Half = Modulus.Half
        let (n, u, v, coding) = (schedule.shape.n, schedule.shape.u, schedule.shape.v, schedule.coding)
        let rowCount = rows.count / n
        let chunk = min(rowCount, Self.chunk)
        var halvesA = [Half](repeating: 0, count: chunk)
        var halvesB = halvesA
        var input = [AESBlock](repeating: .zero, count: chunk)
        var output = input
        defer {
            wipe(&halvesA)
            wipe(&halvesB)
            wipe(&input)
            wipe(&output)
        }
        var bases = [AESBlock](
            repeating: tweakPerRow ? .zero : try schedule.base(tweak: tweaks, cipher: cipher), count: chunk)

        var first = 0
        while first < rowCount {
            let count = min(chunk, rowCount - first)
            if tweakPerRow {
                for row in 0..<count {
                    bases[row] = try base(of: first + row, tweaks)
                }
            }
            var a = halvesA.mutableSpan
            var b = halvesB.mutableSpan
            for row in 0..<count {
                let start = (first &+ row) &* n
                a[row] = Half.read(rows.span, from: start, count: u, symbols: symbols, coding: coding)
                b[row] = Half.read(rows.span, from: start &+ u, count: v, symbols: symbols, coding: coding)
            }
            var inputSpan = input.mutableSpan
            var outputSpan = output.mutableSpan
            try rounds.process(
                &a, &b, bases: bases.span, count: count, direction: direction, cipher: cipher, input: &inputSpan,
                output: &outputSpan)
            for row in 0..<count {
                let start = (first &+ row) &* n
                a[row].write(to: &rows, from: start, count: u, symbols: symbols, coding: coding)
                b[row].write(to: &rows, from: start &+ u, count: v, symbols: symbols, coding: coding)
            }
            first += count
        }
    }

    private func processOneByOne<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, _ symbols: Symbols, _ tweaks: Span<UInt8>
    ) throws(CryptoCoreError) {
        let n = schedule.shape.n
        for row in 0..<rows.count / n {
            let base = try base(of: row, tweaks)
            var value = rows._mutatingExtracting(row * n..<(row + 1) * n)
            try schedule.process(&value, symbols: symbols, base: base, direction: direction, cipher: cipher)
        }
    }

    private func base(of row: Int, _ tweaks: Span<UInt8>) throws(CryptoCoreError) -> AESBlock {
        let size = schedule.tweakSize
        let tweak = tweakPerRow ? tweaks.extracting(row * size..<(row + 1) * size) : tweaks
        return try schedule.base(tweak: tweak, cipher: cipher)
    }
}
