/// An IP address, or a range of addresses with a common prefix.
///
/// ## Specification
/// Cedar 4.5, "ipaddr": IPv4 and IPv6 in their usual texts, no mixture of both, perhaps with `/` and a length.
public struct CedarIPAddress: Hashable, Sendable {
    /// The address as a number; of IPv4 the low 32 bits.
    let high: UInt64
    let low: UInt64
    /// Bits of the prefix; all of them for a single address.
    public let prefixLength: UInt8
    /// Whether it is IPv6.
    public let isIPv6: Bool

    /// The address or range that a text such as `10.0.0.0/8` says; nil where it says none.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
        if let address = Self.v4(bytes[..<slash]) {
            (high, low, isIPv6) = (0, UInt64(address), false)
        } else if let groups = Self.v6(bytes[..<slash]) {
            high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
            low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
            isIPv6 = true
        } else {
            return nil
        }
        let bits = isIPv6 ? 128 : 32
        guard slash < bytes.endIndex else {
            prefixLength = UInt8(bits)
            return
        }
        guard let length = Self.decimal(bytes[(slash + 1)...]), length <= bits else { return nil }
        prefixLength = UInt8(length)
    }

    /// Up to three digits, no zero in front of others.
    private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
        guard let first = digits.first, digits.count <= 3, digits.count == 1 || first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func v4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard let number = decimal(part), number < 256 else { return nil }
            address = address << 8 | UInt32(number)
        }
        return address
    }

    /// Eight groups; `::` stands once for one group of zeros or more.
    private static func v6(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
        var (groups, gap, index): ([UInt16], Int?, Int) = ([], nil, bytes.startIndex)
        let colon = UInt8(ascii: ":")
        func colons(at index: Int) -> Int { bytes[index...].prefix { $0 == colon }.count }
        guard bytes.count >= 2 else { return nil }
        if colons(at: index) == 2 {
            (gap, index) = (0, index + 2)
        } else if colons(at: index) > 0 {
            return nil
        }
        while index < bytes.endIndex {
            let digits = bytes[index...].prefix { $0 != colon }
            guard (1...4).contains(digits.count), groups.count < 8 else { return nil }
            var group: UInt16 = 0
            for digit in digits {
                guard let value = hexadecimal(digit) else { return nil }
                group = group << 4 | value
            }
            groups.append(group)
            index = digits.endIndex
            guard index < bytes.endIndex else { break }
            switch colons(at: index) {
            case 1 where index + 1 < bytes.endIndex: index += 1
            case 2 where gap == nil: (gap, index) = (groups.count, index + 2)
            default: return nil
            }
        }
        guard let gap else { return groups.count == 8 ? groups : nil }
        guard groups.count < 8 else { return nil }
        return groups[..<gap] + [UInt16](repeating: 0, count: 8 - groups.count) + groups[gap...]
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt16? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(digit - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(digit - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension CedarIPAddress {
    /// Equal for equal addresses, under the process's seed.
    var contentHash: UInt64 {
        let address = CedarString.mix(CedarString.keyed(isIPv6 ? 9 : 8, high), low)
        return CedarString.mix(address, UInt64(prefixLength))
    }

    /// Whether all its addresses are ones of this machine.
    var isLoopback: Bool {
        isIPv6 ? high == 0 && low == 1 && prefixLength == 128 : low >> 24 == 127 && prefixLength >= 8
    }

    /// Whether all its addresses are ones of many machines.
    var isMulticast: Bool { isIPv6 ? high >> 56 == 0xFF && prefixLength >= 8 : low >> 28 == 0xE && prefixLength >= 4 }

    /// Whether all its addresses are in a range.
    func isInRange(_ range: CedarIPAddress) -> Bool {
        guard isIPv6 == range.isIPv6, prefixLength >= range.prefixLength else { return false }
        let length = UInt64(range.prefixLength)
        guard isIPv6 else { return length == 0 || (low ^ range.low) >> (32 - length) == 0 }
        if length <= 64 { return length == 0 || (high ^ range.high) >> (64 - length) == 0 }
        return high == range.high && (low ^ range.low) >> (128 - length) == 0
    }
}

extension CedarIPAddress: CustomStringConvertible {
    /// Of the longest runs of zeros the first is left out, if it is more than one group.
    private static func text(_ groups: [UInt16]) -> String {
        var (gap, length): (Int, Int) = (0, 1)
        for start in groups.indices {
            let run = groups[start...].prefix { $0 == 0 }.count
            if run > length { (gap, length) = (start, run) }
        }
        func text(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard length > 1 else { return text(groups[...]) }
        return text(groups[..<gap]) + "::" + text(groups[(gap + length)...])
    }

    /// The address or range in a text that Cedar reads; IPv6 as RFC 5952 has it, without dots.
    public var description: String {
        let address: String
        if isIPv6 {
            let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> UInt64(48 - 16 * ($0 % 4))) }
            address = Self.text(groups)
        } else {
            address = (0..<4).map { String(low >> UInt64(24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        }
        return prefixLength == (isIPv6 ? 128 : 32) ? address : "\(address)/\(prefixLength)"
    }
}
