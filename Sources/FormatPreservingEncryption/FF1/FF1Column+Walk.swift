import CryptoCore

/// A column whose values are walked: each goes through FF1 until it is in a range, in halves from the first time to the
/// last. Rows that have arrived make room for others, so that the lock step stays full.
extension FF1Column {
    func walk<ModulusU: FF1Modulus, ModulusV: FF1Modulus, Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, into range: FF1Range, _ rounds: FF1Rounds<ModulusU, ModulusV>,
        _ symbols: Symbols, _ tweaks: Span<UInt8>, _ done: inout Int
    ) throws(CryptoCoreError) {
        typealias Half = ModulusV.Half
        let (n, u, coding) = (schedule.shape.n, schedule.shape.u, schedule.coding)
        let rowCount = rows.count / n
        let base = tweakPerRow ? .zero : try schedule.base(tweak: tweaks, cipher: cipher)
        var walk = FF1Walk<Half>(limit: min(rowCount, Self.chunk), base: base)
        defer { walk.wipeAll() }
        var next = 0
        while done < rowCount {
            let taken = min(walk.limit - walk.count, rowCount - next)
            for row in next..<next + taken {
                walk.take(row, base: tweakPerRow ? try self.base(of: row, tweaks) : base)
            }
            let fresh = rows._mutatingExtracting(next &* n..<(next &+ taken) &* n)
            walk.read(fresh.span, u: u, n: n, coding, symbols)
            next += taken
            try walk.step(rounds, direction: direction, cipher: cipher)
            let arrived = walk.divide(by: range.halves())
            walk.write(arrived, to: &rows, u: u, n: n, coding, symbols)
            done += arrived
        }
    }
}

/// The values under way.
private struct FF1Walk<Half: FF1Half> {
    /// How many there are, and may be.
    var count = 0
    let limit: Int
    /// The base of all rows, where that is one.
    let base: AESBlock
    /// Their halves, bases, and rows in the column.
    var a, b: [Half]
    var bases: [AESBlock]
    var rows: [Int]
    /// The same of those that arrived at the last step.
    var arrivedA, arrivedB: [Half]
    var arrivedRows: [Int]
    private var input, output: [AESBlock]

    init(limit: Int, base: AESBlock) {
        (self.limit, self.base) = (limit, base)
        a = [Half](repeating: 0, count: limit)
        (b, arrivedA, arrivedB) = (a, a, a)
        rows = [Int](repeating: 0, count: limit)
        arrivedRows = rows
        bases = [AESBlock](repeating: base, count: limit)
        (input, output) = (bases, bases)
    }

    /// Takes a row in, whose value is read with those of others that were taken with it.
    @inline(__always)
    mutating func take(_ row: Int, base: AESBlock) {
        (rows[count], bases[count]) = (row, base)
        count &+= 1
    }

    /// The values of the rows that were taken last.
    mutating func read<Symbols: FF1Symbols>(
        _ fresh: Span<Symbols.Symbol>, u: Int, n: Int, _ coding: FF1LimbCoding, _ symbols: Symbols
    ) {
        let count = count
        let start = count - fresh.count / n
        var whole = a.mutableSpan
        var halves = whole._mutatingExtracting(start..<count)
        coding.read(fresh, width: n, from: 0, length: u, symbols: symbols, into: &halves)
        whole = b.mutableSpan
        halves = whole._mutatingExtracting(start..<count)
        coding.read(fresh, width: n, from: u, length: n &- u, symbols: symbols, into: &halves)
    }

    /// Writes those that arrived to their rows.
    func write<Symbols: FF1Symbols>(
        _ arrived: Int, to column: inout MutableSpan<Symbols.Symbol>, u: Int, n: Int, _ coding: FF1LimbCoding,
        _ symbols: Symbols
    ) {
        let (a, b) = (arrivedA, arrivedB)
        coding.write(
            a.span.extracting(..<arrived), to: &column, at: arrivedRows.span, width: n, from: 0, length: u,
            symbols: symbols)
        coding.write(
            b.span.extracting(..<arrived), to: &column, at: arrivedRows.span, width: n, from: u, length: n &- u,
            symbols: symbols)
    }

    /// FF1 once over all.
    mutating func step<ModulusU: FF1Modulus, ModulusV: FF1Modulus>(
        _ rounds: FF1Rounds<ModulusU, ModulusV>, direction: FF1Direction, cipher: AESBlockCipher
    ) throws(CryptoCoreError) where ModulusU.Half == Half, ModulusV.Half == Half {
        try Self.step(rounds, count, &a, &b, base, bases, direction, cipher, &input, &output)
    }

    private static func step<ModulusU: FF1Modulus, ModulusV: FF1Modulus>(
        _ rounds: FF1Rounds<ModulusU, ModulusV>, _ count: Int, _ a: inout [Half], _ b: inout [Half],
        _ base: AESBlock, _ bases: [AESBlock], _ direction: FF1Direction, _ cipher: AESBlockCipher,
        _ input: inout [AESBlock], _ output: inout [AESBlock]
    ) throws(CryptoCoreError) where ModulusU.Half == Half, ModulusV.Half == Half {
        var wholeA = a.mutableSpan
        var wholeB = b.mutableSpan
        var wholeInput = input.mutableSpan
        var wholeOutput = output.mutableSpan
        var a = wholeA._mutatingExtracting(..<count)
        var b = wholeB._mutatingExtracting(..<count)
        var inputs = wholeInput._mutatingExtracting(..<count)
        var outputs = wholeOutput._mutatingExtracting(..<count)
        try rounds.process(
            &a, &b, base: base, bases: bases.span.extracting(..<count), direction: direction, cipher: cipher,
            input: &inputs, output: &outputs)
    }

    /// Takes those out that are in the range.
    ///
    /// - Returns: how many those are.
    mutating func divide(by range: FF1HalfRange<Half>) -> Int {
        let places = Self.divide(&a, &arrivedA, &b, &arrivedB, count, by: range, &rows, &arrivedRows, &bases)
        count -= places
        return places
    }

    /// Each is written to both places, and counted in one, since no branch could be foreseen.
    private static func divide(
        _ a: inout [Half], _ arrivedA: inout [Half], _ b: inout [Half], _ arrivedB: inout [Half], _ count: Int,
        by range: FF1HalfRange<Half>, _ rows: inout [Int], _ arrivedRows: inout [Int], _ bases: inout [AESBlock]
    ) -> Int {
        var a = a.mutableSpan
        var b = b.mutableSpan
        var rows = rows.mutableSpan
        var bases = bases.mutableSpan
        var arrivedA = arrivedA.mutableSpan
        var arrivedB = arrivedB.mutableSpan
        var arrivedRows = arrivedRows.mutableSpan
        var (left, arrived) = (0, 0)
        for index in 0..<count {
            let (valueA, valueB, row, base) = (a[index], b[index], rows[index], bases[index])
            arrivedA[arrived] = valueA
            arrivedB[arrived] = valueB
            arrivedRows[arrived] = row
            a[left] = valueA
            b[left] = valueB
            rows[left] = row
            bases[left] = base
            let step = range.contains(valueA, valueB) ? 1 : 0
            arrived &+= step
            left &+= 1 &- step
        }
        return arrived
    }

    mutating func wipeAll() {
        wipe(&a)
        wipe(&b)
        wipe(&arrivedA)
        wipe(&arrivedB)
        wipe(&bases)
        wipe(&input)
        wipe(&output)
    }
}
