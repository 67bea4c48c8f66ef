import CryptoCore

/// A column on its way: rows are read one by one into batches, and written as these are enciphered.
struct FormatColumnRun<Scheme: FormatScheme> {
    let scheme: Scheme
    let engines: [FF1Engine]
    let tweak: [UInt8]
    let direction: FF1Direction
    private(set) var results: [String?]

    private var bytes = FormatBuffers<UInt8>()
    private var scalars = FormatBuffers<UInt32>()
    private var narrow = FormatBatches<UInt8>()
    private var wide = FormatBatches<UInt16>()
    /// Whether a batch may be full.
    private var isFull = false
    private let hasKept: Bool

    init(scheme: Scheme, engines: [FF1Engine], tweak: [UInt8], direction: FF1Direction, rows: Int) {
        self.scheme = scheme
        self.engines = engines
        self.tweak = tweak
        self.direction = direction
        results = [String?](repeating: nil, count: rows)
        hasKept = scheme.hasKept
    }

    // MARK: In

    /// Reads a row.
    @inline(__always)
    mutating func add(_ text: String, row: Int) throws(FormatPreservingEncryptionError) {
        try FormatCipher.requireSize(text, scheme)
        let tweak = tweak
        if scheme.isASCII {
            try Self.add(
                text.utf8.span, row, scheme, tweak.span, hasKept, direction, &bytes, &narrow, &wide, &isFull)
        } else {
            let units = text.unicodeScalars.map(\.value)
            try Self.add(units.span, row, scheme, tweak.span, hasKept, direction, &scalars, &narrow, &wide, &isFull)
        }
    }

    @inline(__always)
    private static func add<Unit: FormatUnit>(
        _ text: Span<Unit>, _ row: Int, _ scheme: Scheme, _ tweak: Span<UInt8>, _ hasKept: Bool,
        _ direction: FF1Direction, _ buffers: inout FormatBuffers<Unit>, _ narrow: inout FormatBatches<UInt8>,
        _ wide: inout FormatBatches<UInt16>, _ isFull: inout Bool
    ) throws(FormatPreservingEncryptionError) {
        let domain = try scheme.locate(text, into: &buffers)
        buffers.tweak.removeAll(keepingCapacity: true)
        scheme.appendKept(buffers.kept, ends: buffers.keptEnds, domain: domain, to: &buffers.tweak)
        FormatTweak.join(tweak, hasKept: hasKept, to: &buffers.tweak)
        try FF1.requireTweak(buffers.tweak.count)
        if scheme.domains[domain].isNarrow {
            try add(text, row, scheme, direction, domain, buffers, &narrow, &isFull)
        } else {
            try add(text, row, scheme, direction, domain, buffers, &wide, &isFull)
        }
    }

    @inline(__always)
    private static func add<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, _ row: Int, _ scheme: Scheme, _ direction: FF1Direction, _ domain: Int,
        _ buffers: borrowing FormatBuffers<Unit>, _ batches: inout FormatBatches<Symbol>, _ isFull: inout Bool
    ) throws(FormatPreservingEncryptionError) {
        let size = buffers.tweak.count
        let index = batches.place(domain: domain, tweakSize: size)
        let before = batches.list[index].numerals.count
        do throws(FormatPreservingEncryptionError) {
            try scheme.read(
                text, domain: domain, side: direction.source, starts: buffers.starts,
                into: &batches.list[index].numerals)
        } catch {
            batches.list[index].numerals.removeLast(batches.list[index].numerals.count - before)
            throw error
        }
        for place in 0..<size { batches.list[index].tweaks.append(buffers.tweak[place]) }
        batches.list[index].rows.append(row)
        if batches.list[index].rows.count == FormatBatch<Symbol>.limit { isFull = true }
    }

    // MARK: Out

    /// Finishes batches that are full.
    @inline(__always)
    mutating func flushIfFull(_ texts: [String]) throws(FormatPreservingEncryptionError) {
        if isFull { try flush(texts, least: FormatBatch<UInt8>.limit) }
    }

    /// Finishes all batches.
    @inline(__always)
    mutating func flushAll(_ texts: [String]) throws(FormatPreservingEncryptionError) { try flush(texts, least: 1) }

    @inline(__always)
    private mutating func flush(_ texts: [String], least: Int) throws(FormatPreservingEncryptionError) {
        for index in narrow.list.indices where narrow.list[index].rows.count >= least {
            try Self.flush(
                &narrow.list[index], FF1ASCIIRun(first: 0), scheme, engines, direction, texts, &bytes, &scalars,
                &results)
        }
        for index in wide.list.indices where wide.list[index].rows.count >= least {
            try Self.flush(
                &wide.list[index], FF1NumeralSymbols(), scheme, engines, direction, texts, &bytes, &scalars, &results)
        }
        isFull = false
    }

    /// Enciphers a batch and writes its rows.
    @inline(__always)
    private static func flush<Symbol: FormatNumeral, Symbols: FF1Symbols>(
        _ batch: inout FormatBatch<Symbol>, _ symbols: Symbols, _ scheme: Scheme, _ engines: [FF1Engine],
        _ direction: FF1Direction, _ texts: [String], _ bytes: inout FormatBuffers<UInt8>,
        _ scalars: inout FormatBuffers<UInt32>, _ results: inout [String?]
    ) throws(FormatPreservingEncryptionError) where Symbols.Symbol == Symbol {
        let domain = batch.domain
        let (width, range) = (scheme.domains[domain].length, scheme.domains[domain].range)
        try batch.encipher(symbols, engines[domain], width: width, direction: direction, within: range)
        for (place, row) in batch.rows.enumerated() {
            let value = batch.numerals.span.extracting(place &* width..<(place &+ 1) &* width)
            if scheme.isASCII {
                results[row] = write(texts[row], value, scheme, domain, direction, &bytes)
            } else {
                results[row] = writeScalars(texts[row], value, scheme, domain, direction, &scalars)
            }
        }
        batch.removeAll()
    }

    @inline(__always)
    private static func write<Symbol: FormatNumeral>(
        _ text: String, _ value: Span<Symbol>, _ scheme: Scheme, _ domain: Int, _ direction: FF1Direction,
        _ buffers: inout FormatBuffers<UInt8>
    ) -> String {
        relocate(text.utf8.span, scheme, &buffers)
        scheme.write(
            value, domain: domain, side: direction.result, kept: buffers.kept, keptEnds: buffers.keptEnds,
            to: &buffers.output)
        return FF1Text.string(buffers.output.span)
    }

    @inline(__always)
    private static func writeScalars<Symbol: FormatNumeral>(
        _ text: String, _ value: Span<Symbol>, _ scheme: Scheme, _ domain: Int, _ direction: FF1Direction,
        _ buffers: inout FormatBuffers<UInt32>
    ) -> String {
        let units = text.unicodeScalars.map(\.value)
        relocate(units.span, scheme, &buffers)
        scheme.write(
            value, domain: domain, side: direction.result, kept: buffers.kept, keptEnds: buffers.keptEnds,
            to: &buffers.output)
        return FormatScalars.string(buffers.output)
    }

    /// The kept parts of a row once more, which was found to fit when it was read.
    @inline(__always)
    private static func relocate<Unit: FormatUnit>(
        _ text: Span<Unit>, _ scheme: Scheme, _ buffers: inout FormatBuffers<Unit>
    ) {
        do throws(FormatPreservingEncryptionError) {
            _ = try scheme.locate(text, into: &buffers)
        } catch {
            preconditionFailure("a row that was read fits the format")
        }
        buffers.output.removeAll(keepingCapacity: true)
    }

    /// Overwrites what there is of values.
    mutating func wipe() {
        bytes.wipeAll()
        scalars.wipeAll()
        for index in narrow.list.indices { narrow.list[index].wipe() }
        for index in wide.list.indices { wide.list[index].wipe() }
    }
}
