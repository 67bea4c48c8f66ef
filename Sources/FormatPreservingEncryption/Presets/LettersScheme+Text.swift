import BigInt

/// Between texts and numerals.
extension LettersScheme {
    @inline(__always)
    func locate<Unit: FormatUnit>(
        _ text: Span<Unit>, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        try requireLength(text.count)
        buffers.kept.removeAll(keepingCapacity: true)
        var letters = 0
        for index in text.indices {
            if table.numeral(of: text[index]) != nil {
                buffers.kept.append(Unit(Self.letter))
                letters &+= 1
                try requireComposed(text, at: index)
            } else if let (_, sign) = composed[UInt32(text[index])] {
                buffers.kept.append(Unit(Self.letter))
                buffers.kept.append(Unit(truncatingIfNeeded: sign))
                letters &+= 1
            } else if keeping.contains(UInt32(text[index])) {
                buffers.kept.append(text[index])
            } else {
                throw .foreign(at: index, "the character is no letter of this script, and none that is kept")
            }
        }
        buffers.keptEnds = [buffers.kept.count]
        // Counted with all signs apart: no token is longer than that.
        try requireLength(buffers.kept.count)
        guard letters >= letterCounts.lowerBound else {
            throw FormatPreservingEncryptionError(
                .domainTooSmall,
                "\(letters) letters have fewer than 1,000,000 values, and could be found by trying: join fields, or use an "
                    + "opaque token; \(letterCounts.lowerBound) are enough")
        }
        guard letters <= letterCounts.upperBound else {
            throw FormatPreservingEncryptionError(
                .valueTooLong, "a value has at most \(letterCounts.upperBound) letters, this one \(letters)")
        }
        return letters &- letterCounts.lowerBound
    }

    /// One text for each value: a letter and its sign are refused where there is one scalar for both.
    @inline(__always)
    private func requireComposed<Unit: FormatUnit>(
        _ text: Span<Unit>, at index: Int
    ) throws(FormatPreservingEncryptionError) {
        guard !composed.isEmpty, index &+ 1 < text.count,
            whole(UInt32(text[index]), UInt32(text[index &+ 1])) != nil
        else { return }
        throw .foreign(at: index &+ 1, "the letter and this sign are written as one character")
    }

    /// The one scalar of a letter and a sign.
    private func whole(_ letter: UInt32, _ sign: UInt32) -> UInt32? {
        composed.first { $0.value.letter == letter && $0.value.sign == sign }?.key
    }

    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, domain: Int, side: FormatSide, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        for index in text.indices {
            if let numeral = table.numeral(of: text[index]) {
                numerals.append(Symbol(truncatingIfNeeded: numeral))
            } else if let (letter, _) = composed[UInt32(text[index])], let numeral = table.numeral(of: letter) {
                numerals.append(Symbol(truncatingIfNeeded: numeral))
            }
        }
    }

    @inline(__always)
    func write<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ numerals: Span<Symbol>, domain: Int, side: FormatSide, kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var (next, place) = (0, 0)
        while place < kept.count {
            let unit = kept[place]
            place &+= 1
            guard unit == Unit(Self.letter) else {
                output.append(unit)
                continue
            }
            var letter: Unit = table.unit(of: Int(numerals[next]))
            next &+= 1
            if !composed.isEmpty, place < kept.count, let whole = whole(UInt32(letter), UInt32(kept[place])) {
                letter = Unit(truncatingIfNeeded: whole)
                place &+= 1
            }
            output.append(letter)
        }
    }

    func place<Unit: FormatUnit>(
        _ rank: FormatRank, into buffers: inout FormatBuffers<Unit>
    ) throws(FormatPreservingEncryptionError) -> Int {
        let scalars = rank.kept.count == 1 ? rank.kept[0].unicodeScalars.map(\.value) : []
        let letters = scalars.count { $0 == Self.letter }
        guard letterCounts.contains(letters), lengths.contains(scalars.count),
            scalars.allSatisfy({ $0 == Self.letter || keeping.contains($0) })
        else {
            throw FormatPreservingEncryptionError(
                .invalidFormat,
                "the rank of such a text needs the text with '_' for each letter, in all at most \(lengths.upperBound) "
                    + "characters")
        }
        buffers.kept = scalars.map { Unit(truncatingIfNeeded: $0) }
        buffers.keptEnds = [scalars.count]
        return letters - letterCounts.lowerBound
    }

    func appendKept<Unit: FormatUnit>(_ kept: [Unit], ends: [Int], domain: Int, to tweak: inout [UInt8]) {
        for unit in kept where unit != Unit(Self.letter) { FormatTweak.append(unit, to: &tweak) }
    }
}
