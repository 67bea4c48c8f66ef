import CryptoCore

/// FF1 over values that have been checked, in whatever form their numerals stand in memory.
///
/// Shared between threads: each borrows a worker for the time of a call.
final class FF1Engine: Sendable {
    private let workers: ExclusivePool<FF1Worker>

    init(key: FF1Key, radix: Radix, tier: FF1Schedule.TierChoice = .bySize) throws(CryptoCoreError) {
        let coding = FF1LimbCoding(radix: radix)
        workers = ExclusivePool { () throws(CryptoCoreError) in
            try FF1Worker(key: key, radix: radix, coding: coding, tier: tier)
        }
        // The first worker now, so that a refused key or a failed power-on test shows here and not at the first value.
        try workers.withResource { (_) throws(CryptoCoreError) in }
    }

    /// One value in place.
    ///
    /// - Parameter range: where a walk ends; nil for FF1 once. FF1 is a permutation, so that from a value in the range
    ///   the walk comes back to one at last, if only to where it began.
    @inline(__always)
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, tweak: Span<UInt8>, direction: FF1Direction,
        within range: FF1Range? = nil
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            let schedule = try worker.schedule(length: value.count, tweakSize: tweak.count)
            let base = try schedule.base(tweak: tweak, cipher: worker.cipher)
            try schedule.process(
                &value, symbols: symbols, base: base, direction: direction, cipher: worker.cipher, within: range)
        }
    }

    /// A column in place: `rows.count / width` values one after the other.
    ///
    /// - Parameters:
    ///   - tweaks: one tweak for all, or one for each row one after the other.
    ///   - range: as for one value.
    ///   - done: how many rows are done, also when an error is thrown.
    func processColumn<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, width: Int, symbols: Symbols, tweaks: Span<UInt8>, tweakSize: Int,
        tweakPerRow: Bool, direction: FF1Direction, within range: FF1Range? = nil, done: inout Int
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            let schedule = try worker.schedule(length: width, tweakSize: tweakSize)
            let column = FF1Column(
                schedule: schedule, cipher: worker.cipher, direction: direction, tweakPerRow: tweakPerRow, range: range)
            try column.process(&rows, symbols: symbols, tweaks: tweaks, done: &done)
        }
    }
}

extension FF1Schedule {
    /// One value in place.
    @inline(__always)
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, base: AESBlock, direction: FF1Direction,
        cipher: AESBlockCipher, within range: FF1Range?
    ) throws(CryptoCoreError) {
        switch tier {
        case .words64(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher, range)
        case .words96(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher, range)
        case .words96Odd(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher, range)
        case .words128(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher, range)
        case .large(let large):
            repeat {
                try large.process(&value, symbols: symbols, base: base, direction: direction, cipher: cipher)
            } while !(range?.contains(value.span, symbols: symbols) ?? true)
        }
    }

    @inline(__always)
    private func process<ModulusU: FF1Modulus, ModulusV: FF1Modulus, Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, _ rounds: FF1Rounds<ModulusU, ModulusV>, _ symbols: Symbols,
        _ base: AESBlock, _ direction: FF1Direction, _ cipher: AESBlockCipher, _ range: FF1Range?
    ) throws(CryptoCoreError) {
        // 2. Let A = X[1..u]; B = X[u + 1..n].
        var a: ModulusV.Half = coding.number(of: value.span.extracting(..<shape.u), symbols: symbols)
        var b: ModulusV.Half = coding.number(of: value.span.extracting(shape.u...), symbols: symbols)
        // 6. The rounds.
        try rounds.process(&a, &b, base: base, direction: direction, cipher: cipher)
        if let range {
            let halves: FF1HalfRange<ModulusV.Half> = range.halves()
            while !halves.contains(a, b) {
                try rounds.process(&a, &b, base: base, direction: direction, cipher: cipher)
            }
        }
        // 7. Return A || B.
        var half = value._mutatingExtracting(..<shape.u)
        coding.write(a, to: &half, symbols: symbols)
        half = value._mutatingExtracting(shape.u...)
        coding.write(b, to: &half, symbols: symbols)
    }
}
