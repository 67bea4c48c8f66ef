/// Finding the parts in a text.
extension SequenceScheme {
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
}
