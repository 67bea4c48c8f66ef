/// Classes and escapes.
extension RegexParser {
    mutating func characterClass() throws(FormatPreservingEncryptionError) -> ScalarSet {
        let start = position
        position += 1
        if peek == "^" { throw unsupported("a negated class, which has no bounds: list what is allowed; it") }
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = peek, scalar != "]" {
            let place = position
            let low = try classItem()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges += low.ranges
                continue
            }
            position += 1
            let high = try classItem()
            guard let first = low.single, let last = high.single else {
                throw invalid("a range goes from one character to another", at: place)
            }
            guard first <= last else { throw invalid("the range runs backwards", at: place) }
            ranges.append(first...last)
        }
        guard peek == "]" else { throw invalid("this class is never closed", at: start) }
        position += 1
        guard !ranges.isEmpty else { throw invalid("an empty class matches nothing", at: start) }
        return ScalarSet(ranges)
    }

    private mutating func classItem() throws(FormatPreservingEncryptionError) -> ScalarSet {
        let scalar = scalars[position]
        if scalar == "\\" { return try escape(inClass: true) }
        if scalar == "[" {
            throw unsupported(
                "'[' inside a class (a nested or named class); for the character write a backslash before it;")
        }
        position += 1
        return ScalarSet([scalar])
    }

    mutating func escape(inClass: Bool) throws(FormatPreservingEncryptionError) -> ScalarSet {
        let start = position
        position += 1
        guard let scalar = peek else { throw invalid("the expression ends in a backslash", at: start) }
        position += 1
        switch scalar {
        case "d": return ScalarSet([0x30...0x39])
        case "w": return ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        case "t": return ScalarSet(["\t"])
        case "n": return ScalarSet(["\n"])
        case "r": return ScalarSet(["\r"])
        case "x": return ScalarSet([try .escaped(in: scalars, at: &position, digits: 2, from: start)])
        case "u" where peek == "{":
            position += 1
            return ScalarSet([try .escaped(in: scalars, at: &position, digits: nil, from: start)])
        case "u": return ScalarSet([try .escaped(in: scalars, at: &position, digits: 4, from: start)])
        case "1"..."9", "g", "k": throw unsupported("a back-reference", at: start)
        case "b" where !inClass, "B", "A", "Z", "z", "G": throw unsupported("an anchor", at: start)
        case "p", "P": throw unsupported("a Unicode property: list the code points; it", at: start)
        case "D", "W", "S", "N":
            throw unsupported("a negated class, which has no bounds: list what is allowed; it", at: start)
        case "s", "h", "v", "R", "X", "C": throw unsupported("this kind of escape", at: start)
        default:
            let isPunctuation =
                (0x20...0x2F).contains(scalar.value) || (0x3A...0x40).contains(scalar.value)
                || (0x5B...0x60).contains(scalar.value) || (0x7B...0x7E).contains(scalar.value)
            guard isPunctuation else { throw unsupported("an escape of this character", at: start) }
            return ScalarSet([scalar])
        }
    }
}

extension ScalarSet {
    /// The scalar of a set of one.
    fileprivate var single: UInt32? {
        ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
    }
}
