import CryptoCore

/// Strings of JSON, read and written.
enum JSONText {
    /// The text between the quotes of a string that ``JSONScanner`` found; nil where an escape is half of a character.
    static func read(_ bytes: Span<UInt8>) -> String? {
        let escape: UInt8 = 0x5C
        guard ByteSearch.first(escape, in: bytes, from: 0, to: bytes.count) < bytes.count else { return text(bytes) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == escape else {
                output.append(byte)
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case 0x62: output.append(0x08)
            case 0x66: output.append(0x0C)
            case 0x6E: output.append(0x0A)
            case 0x72: output.append(0x0D)
            case 0x74: output.append(0x09)
            case 0x75:
                guard let (scalar, size) = scalar(bytes, at: place) else { return nil }
                output.append(contentsOf: UTF8.encode(scalar)!)
                place += size
                continue
            default: output.append(bytes[place + 1])
            }
            place += 2
        }
        return text(output.span)
    }

    /// Whether a value of JSON that begins so is a number, `true` or `false`.
    static func isWord(startingWith byte: UInt8) -> Bool {
        switch byte {
        case 0x2D, 0x30...0x39, 0x66, 0x74: true
        default: false
        }
    }

    /// The character of an escape `\u`, or of two of them.
    private static func scalar(_ bytes: Span<UInt8>, at place: Int) -> (Unicode.Scalar, size: Int)? {
        let high = unit(bytes, at: place)
        if let scalar = Unicode.Scalar(high) { return (scalar, 6) }
        guard (0xD800..<0xDC00).contains(high), place + 12 <= bytes.count, bytes[place + 6] == 0x5C,
            bytes[place + 7] == 0x75
        else { return nil }
        let low = unit(bytes, at: place + 6)
        guard (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)).map { ($0, 12) }
    }

    private static func unit(_ bytes: Span<UInt8>, at place: Int) -> UInt32 {
        var unit: UInt32 = 0
        for index in place + 2..<place + 6 {
            let byte = bytes[index]
            unit = unit << 4 | UInt32(byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57)
        }
        return unit
    }

    private static func text(_ bytes: Span<UInt8>) -> String? {
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        return String(copying: text)
    }

    /// Appends a string with its quotes, or `null`. Only what must be is escaped.
    static func append(_ value: String?, to output: inout [UInt8]) {
        guard let value else {
            output.append(contentsOf: "null".utf8)
            return
        }
        output.append(0x22)
        for byte in value.utf8 {
            switch byte {
            case 0x22, 0x5C:
                output.append(0x5C)
                output.append(byte)
            case 0x0A: output.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: output.append(contentsOf: [0x5C, 0x72])
            case 0x09: output.append(contentsOf: [0x5C, 0x74])
            case 0x00..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output.append(contentsOf: "\\u00".utf8)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(0x22)
    }
}
