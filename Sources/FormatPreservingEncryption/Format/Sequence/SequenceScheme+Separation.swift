import BigInt

/// What cannot be taken apart in one way only is refused.
extension SequenceScheme {
    /// How the end of each segment of varying length is found.
    static func separation(
        of segments: [FormatSegment]
    ) throws(FormatPreservingEncryptionError) -> (delimiters: [UInt32?], tails: [Int]) {
        var delimiters = [UInt32?](repeating: nil, count: segments.count)
        var tails = [Int](repeating: 0, count: segments.count)
        for (index, segment) in segments.enumerated() where !segment.isSelfDelimiting {
            if index + 1 < segments.count, case .literal(let text) = segments[index + 1], let first = text.first,
                !segment.mayContain(first)
            {
                delimiters[index] = first
                continue
            }
            let behind = segments[(index + 1)...]
            guard behind.allSatisfy({ $0.lengths.count == 1 }) else {
                throw .invalidFormat(
                    "part \(index + 1) varies in length, and where it ends does not show: let a literal that cannot occur in "
                        + "it follow, or let all parts behind it have one length")
            }
            tails[index] = behind.reduce(0) { $0 + $1.lengths.lowerBound }
        }
        return (delimiters, tails)
    }

    static func checkPlace(
        in segments: [FormatSegment]
    ) throws(FormatPreservingEncryptionError) -> (check: Int?, place: Int, isFromFront: Bool) {
        var found: (Int, CheckDigits)?
        for (index, segment) in segments.enumerated() {
            guard case .check(let digits) = segment else { continue }
            guard found == nil else { throw .invalidFormat("a format has check digits once at most") }
            found = (index, digits)
        }
        guard let (index, digits) = found else { return (nil, 0, true) }
        let (before, behind) = (segments[..<index], segments[index...])
        if digits.isLast, behind.count > 1 {
            throw .invalidFormat("check digits '\(digits)' stand at the end of a format")
        }
        if digits == .iban,
            before.contains(where: { $0.lengths.count > 1 }) || before.reduce(0, { $0 + $1.lengths.lowerBound }) != 2
        {
            throw .invalidFormat("the check digits of an IBAN stand behind two letters")
        }
        if before.allSatisfy({ $0.lengths.count == 1 }) {
            return (index, before.reduce(0) { $0 + $1.lengths.lowerBound }, true)
        }
        guard behind.allSatisfy({ $0.lengths.count == 1 }) else {
            throw .invalidFormat("parts before and behind the check digits vary in length")
        }
        return (index, behind.reduce(0) { $0 + $1.lengths.lowerBound }, false)
    }
}
