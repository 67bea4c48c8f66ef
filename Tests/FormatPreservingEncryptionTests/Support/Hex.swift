/// The bytes of a hexadecimal text in a vector.
func hex(_ text: String) -> [UInt8] {
    let digits = text.utf8.map { byte in UInt8(String(UnicodeScalar(byte)), radix: 16)! }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
