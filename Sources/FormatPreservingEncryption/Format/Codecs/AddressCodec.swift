import BigInt

/// IPv4 addresses as four decimal numbers without leading zeros.
struct IPv4Codec: FormatCodec, Hashable {
    var count: BigUInt { BigUInt(1) << 32 }
    var lengths: ClosedRange<Int> { 7...15 }

    func mayContain(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) || scalar == 0x2E }

    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        let end = start + count
        var (address, index) = (UInt128(0), start)
        for part in 0..<4 {
            if part > 0 {
                guard index < end else { throw .outOfRange("an address has four numbers", at: start) }
                try text.require(0x2E, at: index)
                index += 1
            }
            let first = index
            var value = 0
            while index < end, text[index] != Unit(0x2E) {
                value = min(value * 10 + (try text.digit(at: index)), 999)
                index += 1
            }
            guard index > first, value <= 255 else { throw .outOfRange("0 to 255 stands here", at: first) }
            guard index - first == 1 || text[first] != Unit(0x30) else {
                throw .outOfRange("a number of an address has no leading zeros", at: first)
            }
            address = address << 8 | UInt128(value)
        }
        guard index == end else { throw .foreign(at: index) }
        return address
    }

    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit]) {
        for shift in [24, 16, 8, 0] as [UInt128] {
            text.append(decimal: rank >> shift & 0xFF)
            if shift > 0 { text.append(ascii: 0x2E) }
        }
    }
}

/// IPv6 addresses in the one form of RFC 5952.
struct IPv6Codec: FormatCodec, Hashable {
    var count: BigUInt { BigUInt(1) << 128 }
    var lengths: ClosedRange<Int> { 2...39 }

    func mayContain(_ scalar: UInt32) -> Bool {
        (0x30...0x3A).contains(scalar) || (0x61...0x66).contains(scalar)
    }

    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        var (groups, digits, value): ([UInt16], Int, UInt32) = ([], 0, 0)
        var gap: Int?
        var index = start
        let end = start + count
        while index < end {
            if text[index] == Unit(0x3A) {
                let isDouble = index + 1 < end && text[index + 1] == Unit(0x3A)
                guard digits > 0 || isDouble, !isDouble || gap == nil, isDouble || index + 1 < end else {
                    throw .outOfRange("a colon stands between two groups, '::' once for a run of zeros", at: index)
                }
                if digits > 0 { groups.append(UInt16(value)) }
                (digits, value) = (0, 0)
                if isDouble { gap = groups.count }
                index += isDouble ? 2 : 1
                continue
            }
            guard let nibble = text[index].scalar.hexadecimalValue, mayContain(UInt32(text[index])) else {
                throw .foreign(at: index, "a colon or a digit of 0 to 9 and a to f stands here")
            }
            value = value << 4 | nibble
            digits += 1
            guard digits <= 4 else { throw .outOfRange("a group has at most four digits", at: index) }
            index += 1
        }
        if digits > 0 { groups.append(UInt16(value)) }
        guard groups.count == 8 && gap == nil || groups.count < 8 && gap != nil else {
            throw .outOfRange("an address has eight groups", at: start)
        }
        if let gap { groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap) }
        let address = groups.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
        var written: [Unit] = []
        append(address, to: &written)
        for offset in 0..<max(count, written.count) {
            guard offset < count, offset < written.count, written[offset] == text[start + offset] else {
                throw .outOfRange(
                    "the address is not written as RFC 5952 has it: lower case, no leading zeros, '::' for the first "
                        + "longest run of two or more zero groups", at: start + min(offset, count - 1))
            }
        }
        return address
    }

    /// RFC 5952, section 4.
    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit]) {
        func group(_ index: Int) -> UInt16 { UInt16(truncatingIfNeeded: rank >> UInt128(112 - 16 * index)) }
        // 4.2: the first of the longest runs of at least two zero groups.
        var (best, length, index) = (8, 1, 0)
        while index < 8 {
            var end = index
            while end < 8, group(end) == 0 { end += 1 }
            if end - index > length { (best, length) = (index, end - index) }
            index = max(end, index + 1)
        }
        index = 0
        while index < 8 {
            if index == best {
                text.append(ascii: 0x3A)
                if index == 0 { text.append(ascii: 0x3A) }
                index += length
                continue
            }
            // 4.1 and 4.3: lower case, no leading zeros.
            for unit in String(group(index), radix: 16).utf8 { text.append(ascii: unit) }
            index += 1
            if index < 8 { text.append(ascii: 0x3A) }
        }
    }
}
