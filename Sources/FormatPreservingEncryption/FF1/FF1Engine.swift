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
    @inline(__always)
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, tweak: Span<UInt8>, direction: FF1Direction
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            let schedule = try worker.schedule(length: value.count, tweakSize: tweak.count)
            let base = try schedule.base(tweak: tweak, cipher: worker.cipher)
            try schedule.process(&value, symbols: symbols, base: base, direction: direction, cipher: worker.cipher)
        }
    }

    /// A column in place: `rows.count / width` values one after the other.
    ///
    /// - Parameters:
    ///   - tweaks: one tweak for all, or one for each row one after the other.
    ///   - done: how many rows are done, also when an error is thrown.
    func processColumn<Symbols: FF1Symbols>(
        _ rows: inout MutableSpan<Symbols.Symbol>, width: Int, symbols: Symbols, tweaks: Span<UInt8>, tweakSize: Int,
        tweakPerRow: Bool, direction: FF1Direction, done: inout Int
    ) throws(CryptoCoreError) {
        try workers.withResource { (worker) throws(CryptoCoreError) in
            let schedule = try worker.schedule(length: width, tweakSize: tweakSize)
            let column = FF1Column(
                schedule: schedule, cipher: worker.cipher, direction: direction, tweakPerRow: tweakPerRow)
            try column.process(&rows, symbols: symbols, tweaks: tweaks, done: &done)
        }
    }
}

extension FF1Schedule {
    /// One value in place.
    @inline(__always)
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, base: AESBlock, direction: FF1Direction,
        cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        switch tier {
        case .words64(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher)
        case .words96(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher)
        case .words96Odd(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher)
        case .words128(let rounds):
            try process(&value, rounds, symbols, base, direction, cipher)
        case .large(let large):
            try large.process(&value, symbols: symbols, base: base, direction: direction, cipher: cipher)
        }
    }

    @inline(__always)
    private func process<ModulusU: FF1Modulus, ModulusV: FF1Modulus, Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, _ rounds: FF1Rounds<ModulusU, ModulusV>, _ symbols: Symbols,
        _ base: AESBlock, _ direction: FF1Direction, _ cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        // 2. Let A = X[1..u]; B = X[u + 1..n].
        var a: ModulusV.Half = coding.number(of: value.span.extracting(..<shape.u), symbols: symbols)
        var b: ModulusV.Half = coding.number(of: value.span.extracting(shape.u...), symbols: symbols)
        // 6. The rounds.
        try rounds.process(&a, &b, base: base, direction: direction, cipher: cipher)
        // 7. Return A || B.
        var half = value._mutatingExtracting(..<shape.u)
        coding.write(a, to: &half, symbols: symbols)
        half = value._mutatingExtracting(shape.u...)
        coding.write(b, to: &half, symbols: symbols)
    }
}
