/// The bytes of a constant in a test, written in hex; spaces are for reading.
package func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.filter { $0 != " " }.map { UInt8($0.hexDigitValue!) }
    precondition(digits.count % 2 == 0, "hex has two digits for each byte")
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

/// Bytes in hex, for messages about test vectors.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

/// A range of byte values as an array: `run(0x00...0x4f)`.
package func run(_ values: ClosedRange<UInt8>) -> [UInt8] { Array(values) }

extension [UInt8] {
    /// The same bytes with one bit turned; bit 0 is the highest of the first byte.
    package func flipping(bit: Int) -> [UInt8] {
        var changed = self
        changed[bit / 8] ^= 0x80 >> UInt8(bit % 8)
        return changed
    }
}
