import BigInt

/// Parts one after the other.
final class SequenceScheme: FormatScheme {
    let segments: [FormatSegment]
    /// The lengths of each.
    let segmentLengths: [ClosedRange<Int>]
    let isASCII: Bool
    let lengths: ClosedRange<Int>
    let keptIsTerminated: [Bool]
    let hasKept: Bool
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
        var work = FormatWork()
        var segments: [FormatSegment] = []
        var keeping: Int?
        for node in nodes {
            guard let (segment, keeps) = try FormatSegment.compile(node, work: &work) else { continue }
            if keeps {
                guard keeping == nil else { throw .invalidFormat("only one part of a format can keep its length") }
                keeping = segments.count
            }
            segments.append(segment)
        }
        guard segments.contains(where: \.isEncrypted) else {
            throw .invalidFormat("nothing in this format is encrypted")
        }
        self.segments = segments
        segmentLengths = segments.map(\.lengths)
        self.keeping = keeping
        isASCII = segments.allSatisfy(\.isASCII)
        lengths = try Self.lengths(of: segments, isTelephone: nodes.contains(where: \.isCallingCode))
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
        (domains, domainOfLength) = try Self.domains(of: segments, keeping: keeping, floor: floor, work: &work)
        hasKept = !kept.isEmpty || domains.contains(where: \.hasLengthInTweak)
        try requireTokensFit()
    }

    /// The lengths of values.
    private static func lengths(
        of segments: [FormatSegment], isTelephone: Bool
    ) throws(FormatPreservingEncryptionError) -> ClosedRange<Int> {
        let least = segments.reduce(0) { $0 + $1.lengths.lowerBound }
        let most = segments.reduce(0) { $0 + $1.lengths.upperBound }
        guard most <= FF1.maximumLength else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "a value has at most \(FF1.maximumLength) characters, this format allows \(most)")
        }
        guard least > 0 else {
            throw .invalidFormat("all parts of this format can be empty, and a value has at least one character")
        }
        guard isTelephone else { return least...most }
        // E.164: fifteen digits at most, country code included.
        let literals = segments.reduce(0) { if case .literal(let text) = $1 { $0 + text.count } else { $0 } }
        guard least <= 15 + literals else {
            throw .invalidFormat("a telephone number has at most 15 digits with its calling code")
        }
        return least...min(most, 15 + literals)
    }

    /// Where the lengths of values end before those of the parts do, no token of a value may be longer.
    private func requireTokensFit() throws(FormatPreservingEncryptionError) {
        let most = segmentLengths.reduce(0) { $0 + $1.upperBound }
        if most == lengths.upperBound { return }
        let othersVary = segments.indices.contains {
            $0 != keeping && segments[$0].isEncrypted && segmentLengths[$0].count > 1
        }
        let isTooLong = domains.contains { domain in
            guard let keeping, domain.keptLengths.count > 1 else { return othersVary }
            return most - segmentLengths[keeping].upperBound + domain.keptLengths.upperBound > lengths.upperBound
        }
        guard !othersVary, !isTooLong else {
            throw .invalidFormat(
                "a token could have more than the 15 digits of a telephone number: let the part after the calling code keep "
                    + "its length")
        }
    }
}
