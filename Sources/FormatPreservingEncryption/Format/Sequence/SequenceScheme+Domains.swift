import BigInt

/// The domains.
extension SequenceScheme {
    static func domains(
        of segments: [FormatSegment], keeping: Int?, floor: BigUInt, work: inout FormatWork
    ) throws(FormatPreservingEncryptionError) -> (domains: [FormatDomain], ofLength: [Int]) {
        var compiler = try DomainCompiler(segments, keeping: keeping, work: work)
        defer { work = compiler.work }
        guard let keeping else {
            let domain = try compiler.domain(over: 0...0)
            guard domain.size >= floor else { throw FormatDomain.tooSmall(domain.size) }
            return ([domain], [])
        }
        let lengths = segments[keeping].lengths
        var (domains, ofLength): ([FormatDomain], [Int]) = ([], [Int](repeating: -1, count: lengths.count))
        for group in try compiler.groups(floor: floor) {
            let domain = try compiler.domain(over: group)
            guard domain.size >= floor else { throw FormatDomain.tooSmall(domain.size) }
            for length in group where compiler.counts[keeping][length] > 0 {
                ofLength[length - lengths.lowerBound] = domains.count
            }
            domains.append(domain)
        }
        // Ranks say nothing of the length, as the number of numerals does where these are enciphered as they stand.
        if domains.count > 1 {
            for index in domains.indices {
                if case .direct = domains[index].ranking { continue }
                domains[index].hasLengthInTweak = true
            }
        }
        return (domains, ofLength)
    }
}
