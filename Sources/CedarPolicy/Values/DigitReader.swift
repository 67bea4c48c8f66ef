/// Reads short texts that are made of digits and signs.
struct DigitReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { offset == bytes.count }

    var count: Int { bytes.count }

    /// Steps over a sign, if it is there.
    mutating func take(_ sign: String) -> Bool {
        guard bytes[offset...].starts(with: sign.utf8) else { return false }
        offset += sign.utf8.count
        return true
    }

    /// As many digits as there are, at least one, as numbers from 0 to 9.
    mutating func digits() -> [UInt8]? {
        let rest = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !rest.isEmpty else { return nil }
        offset = rest.endIndex
        return rest.map { $0 - UInt8(ascii: "0") }
    }

    /// A number of exactly so many digits.
    mutating func number(digits count: Int) -> Int64? {
        guard offset + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for byte in bytes[offset..<offset + count] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        offset += count
        return value
    }
}
