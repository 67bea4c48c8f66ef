/// Ranks.
extension SequenceScheme {
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
