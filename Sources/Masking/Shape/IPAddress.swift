/// An Internet address, read strictly.
///
/// ## Specification
/// RFC 4291 (IPv6 and IPv4-mapped addresses), RFC 3056 (6to4), RFC 6052 (IPv4 in IPv6 for translators).
struct IPAddress: Hashable {
    /// 4 or 16.
    var bytes: [UInt8]

    /// - Parameter text: dotted decimals without leading zeros, or a form of RFC 4291, 2.2. A zone is dropped; an IPv4
    ///   address in an IPv6 one (`::ffff:0:0/96`, 6to4's `2002::/16`, the translators' `64:ff9b::/96`) is the IPv4 address.
    init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(80))
        if let four = Self.four(bytes[...]) {
            self.bytes = four
        } else if let sixteen = Self.sixteen(bytes) {
            self.bytes = Self.embedded(sixteen) ?? sixteen
        } else {
            return nil
        }
    }

    private static func four(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard 1...3 ~= part.count, part.count == 1 || part.first != 0x30 else { return nil }
            var number = 0
            for digit in part {
                guard digit &- 0x30 < 10 else { return nil }
                number = number * 10 + Int(digit &- 0x30)
            }
            guard number < 256 else { return nil }
            bytes.append(UInt8(number))
        }
        return bytes
    }

    private static func sixteen(_ text: [UInt8]) -> [UInt8]? {
        let text = text.prefix { $0 != 0x25 }
        // Where the zeros of `::` go.
        var gap: Int?
        var bytes: [UInt8] = []
        var index = 0
        if text.starts(with: [0x3A, 0x3A]) {
            gap = 0
            index = 2
        }
        while index < text.count {
            let end = text[index...].firstIndex(of: 0x3A) ?? text.count
            let part = text[index..<end]
            if end == text.count, let four = four(part) {
                bytes += four
            } else {
                guard 1...4 ~= part.count else { return nil }
                var number = 0
                for byte in part {
                    guard let digit = Self.hex(byte) else { return nil }
                    number = number << 4 | digit
                }
                bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
            }
            guard end < text.count else { break }
            index = end + 1
            if index < text.count, text[index] == 0x3A {
                guard gap == nil else { return nil }
                gap = bytes.count
                index += 1
            } else if index == text.count {
                return nil
            }
        }
        if let gap {
            guard bytes.count <= 14 else { return nil }
            bytes.insert(contentsOf: repeatElement(0, count: 16 - bytes.count), at: gap)
        }
        return bytes.count == 16 ? bytes : nil
    }

    /// The IPv4 address that an IPv6 address stands for, if it is one that does.
    private static func embedded(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        return bytes.starts(with: mapped) || bytes.starts(with: translated) ? Array(bytes[12...]) : nil
    }

    private static func hex(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: Int((byte | 0x20) - 0x57)
        default: nil
        }
    }

    /// The network, with zeros behind the prefix.
    mutating func truncate(toBits bits: Int) {
        for index in bytes.indices {
            let kept = min(max(bits - index * 8, 0), 8)
            bytes[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// As of RFC 5952.
    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        // The first of the longest runs of two or more zeros.
        var (best, length) = (0, 1)
        var index = 0
        while index < 8 {
            let run = groups[index...].prefix { $0 == 0 }.count
            if run > length { (best, length) = (index, run) }
            index += max(run, 1)
        }
        func hex(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return length < 2 ? hex(0..<8) : hex(0..<best) + "::" + hex(best + length..<8)
    }
}
