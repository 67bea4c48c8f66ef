/// What a byte is, and what a few of them stand for.
extension PlainValuePass {
    /// How many bytes of a word behind `\` or `%` belong to an escape: `\n`, `\u0020`, `\x20`, `%20`.
    static func escape(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Int {
        if bytes[start &- 1] == 0x25 { return isHex(bytes[start]) && isHex(bytes[start &+ 1]) ? 2 : 0 }
        switch bytes[start] {
        case 0x6E, 0x72, 0x74, 0x62, 0x66: return 1
        case 0x75: return length >= 5 && hex(bytes, start &+ 1, 4) ? 5 : 0
        case 0x78: return hex(bytes, start &+ 1, 2) ? 3 : 0
        default: return 0
        }
    }

    /// How many bytes at `at`, which is `@`, `%` or `\`, stand for an `@`: `@`, `%40`, `\u0040`.
    static func sign(_ bytes: Span<UInt8>, _ at: Int) -> Int {
        let left = bytes.count &- at
        switch bytes[at] {
        case 0x40: return 1
        case 0x25: return left >= 3 && bytes[at &+ 1] == 0x34 && bytes[at &+ 2] == 0x30 ? 3 : 0
        default:
            guard left >= 6, bytes[at &+ 1] == 0x75, bytes[at &+ 2] == 0x30, bytes[at &+ 3] == 0x30,
                bytes[at &+ 4] == 0x34, bytes[at &+ 5] == 0x30
            else { return 0 }
            return 6
        }
    }

    /// How many bytes at `index` part groups of digits: a space, dash, point, `+`, `_`, or `%20`; zero where none does.
    static func separator(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        let left = bytes.count &- index
        switch bytes[index] {
        case 0x20, 0x2D, 0x2E, 0x2B, 0x5F: return 1
        case 0x25:  // %20, %2D
            guard left >= 3, bytes[index &+ 1] == 0x32 else { return 0 }
            return bytes[index &+ 2] == 0x30 || bytes[index &+ 2] | 0x20 == 0x64 ? 3 : 0
        case 0xC2: return left >= 2 && bytes[index &+ 1] == 0xA0 ? 2 : 0
        case 0xE2:  // U+2000 to U+200A, U+2010 to U+2015, U+202F
            guard left >= 3, bytes[index &+ 1] == 0x80 else { return 0 }
            return switch bytes[index &+ 2] {
            case 0x80...0x8A, 0x90...0x95, 0xAF: 3
            default: 0
            }
        default: return 0
        }
    }

    private static func hex(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
        for index in start..<start &+ length where index >= bytes.count || !isHex(bytes[index]) { return false }
        return true
    }

    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isHex(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 6 || isDigit(byte) }
}
