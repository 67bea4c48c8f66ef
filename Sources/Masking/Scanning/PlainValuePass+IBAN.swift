import FormatPreservingEncryption

/// International bank account numbers.
extension PlainValuePass {
    /// The end of an IBAN that begins with the word at `start`, whose third byte is a digit.
    static func iban(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        guard isLetter(bytes[start]), isLetter(bytes[start &+ 1]), isDigit(bytes[start &+ 3]) else { return nil }
        let isGrouped = length == 4
        if isGrouped, separator(bytes, start &+ 4) == 0 { return nil }
        let country = String(decoding: [bytes[start] & 0xDF, bytes[start &+ 1] & 0xDF], as: UTF8.self)
        guard let structure = IBANCountries.structure(of: country) else { return nil }
        return iban(bytes, start, structure, isGrouped: isGrouped)
    }

    /// The IBAN in the word at `start` that begins with `IBAN`.
    static func labelledIBAN(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Range<Int>? {
        guard bytes[start &+ 1] | 0x20 == 0x62, bytes[start &+ 2] | 0x20 == 0x61, bytes[start &+ 3] | 0x20 == 0x6E,
            isDigit(bytes[start &+ 6]), length == 8 || length >= 19,
            let end = iban(bytes, start &+ 4, length &- 4)
        else { return nil }
        return start &+ 4..<end
    }

    private static func iban(
        _ bytes: Span<UInt8>, _ start: Int, _ structure: String, isGrouped: Bool
    ) -> Int? {
        var index = start &+ 4
        var (taken, sum, size) = (4, 0, 0)
        for byte in structure.utf8 {
            if isDigit(byte) {
                size = size &* 10 &+ Int(byte &- 0x30)
                continue
            }
            if byte == 0x21 { continue }
            for _ in 0..<size {
                if isGrouped, taken & 3 == 0 {
                    let separator = separator(bytes, index)
                    if separator == 0 { return nil }
                    index &+= separator
                }
                guard index < bytes.count, fits(bytes[index], byte) else { return nil }
                sum = appended(bytes[index], to: sum)
                index &+= 1
                taken &+= 1
            }
            size = 0
        }
        guard index == bytes.count || !isWord(bytes[index]) else { return nil }
        for place in 0..<4 { sum = appended(bytes[start &+ place], to: sum) }
        return sum == 1 ? index : nil
    }

    private static func fits(_ byte: UInt8, _ kind: UInt8) -> Bool {
        switch kind {
        case 0x6E: isDigit(byte)
        case 0x61: isLetter(byte)
        default: isWord(byte)
        }
    }

    /// Modulo 97, letters as 10 to 35.
    private static func appended(_ byte: UInt8, to sum: Int) -> Int {
        isDigit(byte) ? (sum &* 10 &+ Int(byte &- 0x30)) % 97 : (sum &* 100 &+ Int((byte & 0xDF) &- 55)) % 97
    }
}
