import CryptoCore

/// CRC-32 (ISO 3309, as in zlib): tells tokens from what only looks like one, with no key.
enum CRC32 {
    /// The sum of a text's bytes, eight of them at a time.
    static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        let table = table
        let sums = table.span
        var sum = UInt32.max
        var offset = 0
        while offset &+ 8 <= bytes.count {
            let word = bytes.littleEndianWord(at: offset) ^ UInt64(sum)
            sum = 0
            for place in 0..<8 {
                let byte = Int(truncatingIfNeeded: word &>> UInt64(8 &* place) & 0xFF)
                sum ^= sums[256 &* (7 &- place) &+ byte]
            }
            offset &+= 8
        }
        while offset < bytes.count {
            sum = sums[Int(truncatingIfNeeded: (sum ^ UInt32(bytes[offset])) & 0xFF)] ^ sum &>> 8
            offset &+= 1
        }
        return ~sum
    }

    /// The polynomial EDB88320, its bits reversed, applied to each byte; then to each byte with one zero byte behind, with
    /// two, up to seven.
    private static let table: [UInt32] = {
        var table: [UInt32] = (0..<256).map { index in
            var sum = UInt32(index)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
            return sum
        }
        for index in 256..<8 * 256 {
            let sum = table[index - 256]
            table.append(table[Int(sum & 0xFF)] ^ sum >> 8)
        }
        return table
    }()
}
