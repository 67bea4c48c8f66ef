import BigInt

/// Parts one after the other.
final class SequenceScheme: FormatScheme {
    let segments: [FormatSegment]
    /// The lengths of each.
    let segmentLengths: [ClosedRange<Int>]
    let isASCII: Bool
    let lengths: ClosedRange<Int>
    let keptIsTerminated: [Bool]
    let domains: [FormatDomain]

    /// The segment whose length tokens keep, and for each of its lengths the domain, -1 where there is none.
    let keeping: Int?
    let domainOfLength: [Int]

    /// The segment of check digits.
    let check: Int?
    /// Their place from the front, or from the end where something before them varies in length.
    let checkPlace: Int
    let checkIsFromFront: Bool

    /// For a segment of varying length: the scalar that ends it, or nil where it takes what the others leave.
    let delimiters: [UInt32?]

    /// The lengths of all segments behind each, where these are fixed or delimited by what precedes them.
    let tails: [Int]

    /// Where the segments begin, if all have one length.
    let fixedStarts: [Int]?

    /// - Parameter floor: the least size of a domain.
    init(_ nodes: [FormatNode], floor: BigUInt) throws(FormatPreservingEncryptionError) {
        var segments: [FormatSegment] = []
        var keeping: Int?
        for node in nodes {
            guard let (segment, keeps) = try FormatSegment.compile(node) else { continue }
            if keeps {
                guard keeping == nil else { throw Self.invalid("only one part of a format can keep its length") }
                keeping = segments.count
            }
            segments.append(segment)
        }
        guard segments.contains(where: \.isEncrypted) else { throw Self.invalid("nothing in this format is encrypted") }
        let least = segments.reduce(0) { $0 + $1.lengths.lowerBound }
        let most = segments.reduce(0) { $0 + $1.lengths.upperBound }
        guard most <= FF1.maximumLength else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "a value has at most \(FF1.maximumLength) characters, this format allows \(most)")
        }
        self.segments = segments
        segmentLengths = segments.map(\.lengths)
        self.keeping = keeping
        isASCII = segments.allSatisfy(\.isASCII)
        // E.164: fifteen digits at most, country code included.
        let isTelephone = nodes.contains { if case .keptCallingCode = $0 { true } else { false } }
        let literals = segments.reduce(0) { if case .literal(let text) = $1 { $0 + text.count } else { $0 } }
        lengths = max(1, least)...max(1, isTelephone ? min(most, 15 + literals) : most)
        let kept = segments.filter(\.isKept)
        keptIsTerminated = kept.map { $0.lengths.count > 1 }
        (delimiters, tails) = try Self.separation(of: segments)
        if segments.allSatisfy({ $0.lengths.count == 1 }) {
            var starts = [0]
            for segment in segments { starts.append(starts[starts.count - 1] + segment.lengths.lowerBound) }
            fixedStarts = starts
        } else {
            fixedStarts = nil
        }
        (check, checkPlace, checkIsFromFront) = try Self.checkPlace(in: segments)
        (domains, domainOfLength) = try Self.domains(of: segments, keeping: keeping, floor: floor)
    }

    // MARK: Finding the parts

    @inline(__always)
    func locate<Unit: FormatUnit>(
        _ text: Span<Unit>, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        try requireLength(text.count)
        buffers.kept.removeAll(keepingCapacity: true)
        buffers.keptEnds.removeAll(keepingCapacity: true)
        if let fixedStarts {
            if buffers.starts.count != fixedStarts.count { buffers.starts = fixedStarts }
        } else {
            try findStarts(text, into: &buffers.starts)
        }
        for index in segments.indices {
            let (start, end) = (buffers.starts[index], buffers.starts[index &+ 1])
            switch segments[index] {
            case .literal(let literal):
                for place in 0..<literal.count where UInt32(truncatingIfNeeded: text[start &+ place]) != literal[place]
                {
                    throw .foreign(at: start &+ place, "a literal of the format stands here")
                }
            case .kept(let table, _):
                for place in start..<end {
                    guard table.numeral(of: text[place]) != nil else {
                        throw .foreign(at: place, "the symbol is not one of the \(table.radix) of this kept part")
                    }
                    buffers.kept.append(text[place])
                }
                buffers.keptEnds.append(buffers.kept.count)
            case .keptOneOf:
                for place in start..<end { buffers.kept.append(text[place]) }
                buffers.keptEnds.append(buffers.kept.count)
            case .symbols, .pattern, .codec, .check: break
            }
        }
        guard let keeping else { return 0 }
        let (start, end) = (buffers.starts[keeping], buffers.starts[keeping &+ 1])
        let domain = domainOfLength[end &- start &- segmentLengths[keeping].lowerBound]
        guard domain >= 0 else { throw noneOfLength(at: start) }
        return domain
    }

    private func noneOfLength(at start: Int) -> FormatPreservingEncryptionError {
        .outOfRange("no value of the part that begins here has this length", at: start)
    }

    @inline(__always)
    private func findStarts<Unit: FormatUnit>(
        _ text: Span<Unit>, into starts: inout [Int]
    ) throws(FormatPreservingEncryptionError) {
        starts.removeAll(keepingCapacity: true)
        var start = 0
        for index in segments.indices {
            let segment = segments[index]
            starts.append(start)
            let length = try self.length(of: segment, index, text, from: start)
            let allowed = segmentLengths[index]
            guard allowed.contains(length) else {
                throw FormatPreservingEncryptionError(
                    length < allowed.lowerBound ? .valueTooShort : .valueTooLong,
                    "the part that begins here has \(allowed.lowerBound) to \(allowed.upperBound) characters",
                    position: start)
            }
            start += length
            guard start <= text.count else {
                throw FormatPreservingEncryptionError(
                    .valueTooShort, "the value ends inside a part", position: text.count)
            }
        }
        guard start == text.count else {
            throw FormatPreservingEncryptionError(.valueTooLong, "the format ends here", position: start)
        }
        starts.append(start)
    }

    @inline(__always)
    private func length<Unit: FormatUnit>(
        of segment: FormatSegment, _ index: Int, _ text: Span<Unit>, from start: Int
    ) throws(FormatPreservingEncryptionError) -> Int {
        if case .keptOneOf(let options) = segment {
            for option in options where option.count <= text.count &- start {
                var place = 0
                while place < option.count, UInt32(truncatingIfNeeded: text[start &+ place]) == option[place] {
                    place &+= 1
                }
                if place == option.count { return place }
            }
            throw .foreign(at: min(start, max(text.count - 1, 0)), "none of the kept texts stands here")
        }
        if segmentLengths[index].count == 1 { return segmentLengths[index].lowerBound }
        if let delimiter = delimiters[index] {
            for end in start..<max(start, text.count) where UInt32(truncatingIfNeeded: text[end]) == delimiter {
                return end - start
            }
            throw FormatPreservingEncryptionError(
                .valueTooShort, "the literal that ends this part is not there", position: text.count)
        }
        return text.count - start - tails[index]
    }

    // MARK: Between text and numerals

    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        switch domains[domain].ranking {
        case .direct: try readDirect(text, starts: starts, into: &numerals)
        case .words64(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        case .words128(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        case .large(let ranked): try ranked.read(text, starts: starts, into: &numerals)
        }
        guard let check, case .check(let digits) = segments[check] else { return }
        let position = starts[check]
        let right = digits.solution(for: text, at: position)
        guard text[position] == Unit(right.first), digits.count == 1 || text[position + 1] == Unit(right.second) else {
            throw FormatPreservingEncryptionError(
                .wrongCheckDigit, "the check digit does not fit the rest of the value", position: position)
        }
    }

    @inline(__always)
    private func readDirect<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        for index in segments.indices {
            guard case .symbols(let table, _) = segments[index] else { continue }
            for place in starts[index]..<starts[index &+ 1] {
                guard let numeral = table.numeral(of: text[place]) else {
                    throw .foreign(at: place, "the symbol is not one of the \(table.radix) of this part")
                }
                numerals.append(Symbol(truncatingIfNeeded: numeral))
            }
        }
    }

    @inline(__always)
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        switch domains[domain].ranking {
        case .direct:
            writeDirect(numerals, domain: domain, kept: kept, keptEnds: keptEnds, to: &output)
        case .words64(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        case .words128(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        case .large(let ranked): write(ranked, numerals, kept: kept, keptEnds: keptEnds, to: &output)
        }
        if let check { solve(check, in: &output) }
    }

    @inline(__always)
    private func write<Number: FormatNumber, Unit: FormatUnit, Symbol: FormatNumeral>(
        _ ranked: RankedDomain<Number>, _ numerals: Span<Symbol>, kept: [Unit], keptEnds: [Int],
        to output: inout [Unit]
    ) {
        ranked.write(ranked.rank(of: numerals), segments: segments, kept: kept, keptEnds: keptEnds, to: &output)
    }

    @inline(__always)
    private func writeDirect<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var (part, next) = (0, 0)
        for index in segments.indices {
            guard case .symbols(let table, let lengths) = segments[index] else {
                segments[index].appendClear(kept: kept, keptEnds: keptEnds, part: &part, to: &output)
                continue
            }
            let count = index == keeping ? domains[domain].keptLengths.upperBound : lengths.lowerBound
            for place in next..<next &+ count { output.append(table.unit(of: Int(numerals[place]))) }
            next &+= count
        }
    }

    /// Puts the right check digits into a text that is complete but for these.
    @inline(__always)
    private func solve<Unit: FormatUnit>(_ check: Int, in output: inout [Unit]) {
        guard case .check(let digits) = segments[check] else { return }
        let position = checkIsFromFront ? checkPlace : output.count - checkPlace
        let right = digits.solution(for: output.span, at: position)
        output[position] = Unit(right.first)
        if digits.count == 2 { output[position + 1] = Unit(right.second) }
    }

    // MARK: Ranks

    func place<Unit: FormatUnit>(
        _ rank: FormatRank, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        buffers.kept.removeAll(keepingCapacity: true)
        buffers.keptEnds.removeAll(keepingCapacity: true)
        let parts = segments.filter(\.isKept)
        guard rank.kept.count == parts.count else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "the format has \(parts.count) kept parts, the rank \(rank.kept.count)")
        }
        for (text, part) in zip(rank.kept, parts) {
            let scalars = text.unicodeScalars.map(\.value)
            let fits: Bool
            switch part {
            case .keptOneOf(let options): fits = options.contains(scalars)
            case .kept(let table, let lengths):
                fits = lengths.contains(scalars.count) && scalars.allSatisfy(table.contains)
            default: fits = false
            }
            guard fits else {
                throw FormatPreservingEncryptionError(.invalidFormat, "a kept part of the rank does not fit the format")
            }
            for scalar in scalars { buffers.kept.append(Unit(truncatingIfNeeded: scalar)) }
            buffers.keptEnds.append(buffers.kept.count)
        }
        guard let keeping else { return 0 }
        let lengths = segments[keeping].lengths
        guard let length = rank.length, lengths.contains(length), domainOfLength[length - lengths.lowerBound] >= 0
        else {
            throw FormatPreservingEncryptionError(
                .valueOutOfRange, "the rank needs the length of the part whose length is kept")
        }
        return domainOfLength[length - lengths.lowerBound]
    }
}
