/// Writes JSON in the one form that lines have.
struct LineWriter {
    var bytes: [UInt8]

    init(bytes: [UInt8] = []) {
        self.bytes = bytes
        if bytes.isEmpty { self.bytes.reserveCapacity(480) }
    }

    mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        text(",\"")
        text(name)
        text("\":")
        string(value)
    }

    mutating func member(_ name: String, _ values: [String]) {
        if values.isEmpty { return }
        text(",\"")
        text(name)
        text("\":[")
        string(values[0])
        for value in values.dropFirst() {
            text(",")
            string(value)
        }
        text("]")
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        let plain = value.utf8Span
        if Self.isPlain(plain.span) {
            bytes.append(contentsOf: value.utf8)
        } else {
            for scalar in value.unicodeScalars { self.scalar(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func scalar(_ scalar: Unicode.Scalar) {
        if scalar == "\"" || scalar == "\\" {
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if Self.isEscaped(scalar.value) {
            text("\\u")
            for shift in [12, 8, 4, 0] {
                let digit = UInt8(truncatingIfNeeded: scalar.value >> UInt32(shift) & 15)
                bytes.append(digit < 10 ? digit + 0x30 : digit + 0x57)
            }
        } else {
            bytes.append(contentsOf: Array(String(scalar).utf8))
        }
    }

    /// Whether a character is written as `\u` and four digits.
    static func isEscaped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether nothing in UTF-8 text has to be escaped. May say no where nothing has to be.
    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            // C2 begins U+0080 to U+00BF, E2 U+2000 to U+2FFF: rare enough to look at by scalars.
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2 {
                return false
            }
        }
        return true
    }
}
