/// CRC-32 (ISO 3309, as in zlib): tells tokens from what only looks like one, with no key.
enum CRC32 {
    /// The sum of a text's bytes.
    static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        let table = table
        let sums = table.span
        var sum = UInt32.max
        for index in bytes.indices {
            sum = sums[Int(truncatingIfNeeded: (sum ^ UInt32(bytes[index])) & 0xFF)] ^ sum &>> 8
        }
        return ~sum
    }

    /// The polynomial EDB88320, its bits reversed, applied to each byte.
    private static let table: [UInt32] = (0..<256).map { index in
        var sum = UInt32(index)
        for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
        return sum
    }
}
