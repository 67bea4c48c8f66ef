import BigInt

/// Values and their numbers.
extension Format {
    /// The place of a value among all values of its domain, and what stays in clear.
    ///
    /// The number counts the encrypted part: parts from left to right, the first counting most; symbols in the order of
    /// their alphabet; expressions by length, then by code points; dates and numbers upwards.
    ///
    /// - Throws: as ``FormatCipher/encrypt(_:tweak:)-(String,[UInt8])`` for a value that does not fit.
    public func rank(of value: String) throws(FormatPreservingEncryptionError) -> FormatRank {
        switch scheme {
        case .sequence(let scheme): try scheme.rank(of: value)
        case .letters(let scheme): try scheme.rank(of: value)
        case .card(let scheme): try scheme.rank(of: value)
        }
    }

    /// The value of a rank.
    ///
    /// - Throws: `valueOutOfRange` for a number that is not below the size of the domain, `invalidFormat` for kept
    ///   parts that do not fit, or make the value too long.
    public func unrank(_ rank: FormatRank) throws(FormatPreservingEncryptionError) -> String {
        switch scheme {
        case .sequence(let scheme): try scheme.unrank(rank)
        case .letters(let scheme): try scheme.unrank(rank)
        case .card(let scheme): try scheme.unrank(rank)
        }
    }

    /// Whether the number of a rank says all of a value: nothing stays in clear, and there is one domain over all lengths.
    package var isNumbered: Bool {
        if case .letters = scheme { return false }
        return anyScheme.domains.count == 1 && anyScheme.keptIsTerminated.isEmpty
    }

    /// Whether a text is a value of this format.
    ///
    /// A payment card and its token are not of one form: see ``isToken(_:)``. In all other formats values and tokens
    /// are.
    public func isValue(_ text: String) -> Bool { (try? rank(of: text)) != nil }

    /// Whether a text could be a token of this format. That it was made by a cipher with any key is more than can be
    /// known.
    public func isToken(_ text: String) -> Bool {
        guard case .card(let scheme) = scheme else { return isValue(text) }
        return (try? scheme.number(of: text, side: .token)) != nil
    }
}

extension FormatScheme {
    func rank(of value: String) throws(FormatPreservingEncryptionError) -> FormatRank {
        let (number, domain, kept) = try number(of: value, side: .value)
        let length = domains[domain].keptLengths.upperBound
        return FormatRank(number: number, kept: kept, length: length == 0 || self is LettersScheme ? nil : length)
    }

    func number(
        of text: String, side: FormatSide
    ) throws(FormatPreservingEncryptionError) -> (number: BigUInt, domain: Int, kept: [String]) {
        var buffers = FormatBuffers<UInt32>()
        // No value has more bytes: what is enormous is refused without taking memory.
        guard text.utf8.count <= 4 * lengths.upperBound else {
            try requireLength(text.unicodeScalars.count)
            preconditionFailure("no value has more than four bytes a scalar")
        }
        buffers.text = text.unicodeScalars.map(\.value)
        let units = buffers.text
        let domain = try locate(units.span, into: &buffers)
        try read(units.span, domain: domain, side: side, starts: buffers.starts, into: &buffers.wide)
        let radix = BigUInt(domains[domain].radix.value)
        let number = buffers.wide.reduce(BigUInt()) { $0 * radix + BigUInt($1) }
        return (number - offset(ofDomain: domain), domain, keptTexts(buffers.kept, ends: buffers.keptEnds))
    }

    func unrank(_ rank: FormatRank) throws(FormatPreservingEncryptionError) -> String {
        var buffers = FormatBuffers<UInt32>()
        let index = try place(rank, into: &buffers)
        let domain = domains[index]
        guard rank.number < domain.size else {
            throw FormatPreservingEncryptionError(.valueOutOfRange, "the rank is not below the size of the domain")
        }
        var numerals = [UInt16](repeating: 0, count: domain.length)
        var rest = rank.number + offset(ofDomain: index)
        for place in numerals.indices.reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: BigUInt(domain.radix.value))
            (numerals[place], rest) = (UInt16(remainder), quotient)
        }
        write(
            numerals.span, domain: index, side: .value, kept: buffers.kept, keptEnds: buffers.keptEnds,
            to: &buffers.output)
        guard lengths.contains(buffers.output.count) else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "with these kept parts the value of the rank is longer than values are")
        }
        return FormatScalars.string(buffers.output)
    }
}
