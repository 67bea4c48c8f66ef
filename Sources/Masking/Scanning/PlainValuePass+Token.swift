/// Bearer tokens and what else stands in an `Authorization` header.
extension PlainValuePass {
    /// The token behind the word at `start`, if that is `Bearer` in whatever case.
    mutating func bearer(_ bytes: Span<UInt8>, _ start: Int) -> Range<Int>? {
        guard bytes[start &+ 1] | 0x20 == 0x65, bytes[start &+ 2] | 0x20 == 0x61, bytes[start &+ 3] | 0x20 == 0x72,
            bytes[start &+ 4] | 0x20 == 0x65, bytes[start &+ 5] | 0x20 == 0x72,
            let first = credentials(bytes, behind: start &+ 6)
        else { return nil }
        var end = first
        var digits = 0
        while end < bytes.count, Self.isToken(bytes[end]) {
            if Self.isDigit(bytes[end]) { digits &+= 1 }
            end &+= 1
        }
        while end < bytes.count, bytes[end] == 0x3D { end &+= 1 }
        lookedAt &+= end &- first
        // A sentence may end behind it.
        if end > first, bytes[end &- 1] == 0x2E { end &-= 1 }
        let length = end &- first
        // What is shorter may be a word (`token2`) or a version.
        guard length >= 20 || length >= 6 && digits >= 2 && !Self.isVersion(bytes, first, end) else { return nil }
        return first..<end
    }

    /// The credentials behind the word at `start`, if that is `Basic` and they are a name, a colon and a password in
    /// base64.
    mutating func basic(_ bytes: Span<UInt8>, _ start: Int) -> Range<Int>? {
        guard bytes[start &+ 1] | 0x20 == 0x61, bytes[start &+ 2] | 0x20 == 0x73, bytes[start &+ 3] | 0x20 == 0x69,
            bytes[start &+ 4] | 0x20 == 0x63, let first = credentials(bytes, behind: start &+ 5)
        else { return nil }
        var end = first
        var (bits, taken) = (0, 0)
        var (hasColon, isText) = (false, true)
        while end < bytes.count, let sextet = Self.sextet(bytes[end]) {
            bits = (bits &<< 6 | sextet) & 0xFFFF
            taken &+= 6
            if taken >= 8 {
                taken &-= 8
                let byte = bits &>> taken & 0xFF
                hasColon = hasColon || byte == 0x3A
                isText = isText && byte >= 0x20 && byte != 0x7F
            }
            end &+= 1
        }
        let padding = end
        while end < bytes.count, end &- padding < 2, bytes[end] == 0x3D { end &+= 1 }
        lookedAt &+= end &- first
        return hasColon && isText && (end &- first) & 3 == 0 ? first..<end : nil
    }

    /// The end of a JSON Web Token that begins with the word at `start`: two parts or more in base64url, of which the
    /// first is that of a text beginning with `{"`.
    mutating func webToken(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        guard bytes[start] == 0x65, bytes[start &+ 1] == 0x79, bytes[start &+ 2] == 0x4A, start >= tokenFloor else {
            return nil
        }
        var end = start
        while end < bytes.count, Self.isPart(bytes[end]) { end &+= 1 }
        let point = end
        guard point < bytes.count, bytes[point] == 0x2E, point &- start >= 10 else {
            // Nor does one begin further on in this part: it would be shorter still.
            lookedAt &+= end &- start
            tokenFloor = end
            return nil
        }
        while end < bytes.count, Self.isPart(bytes[end]) || bytes[end] == 0x2E { end &+= 1 }
        lookedAt &+= end &- start
        if end &- point > 2 { return end }
        tokenFloor = end
        return nil
    }

    /// Where what stands behind `Bearer` or `Basic` begins: behind spaces with at most one `:` or `=` among them.
    private mutating func credentials(_ bytes: Span<UInt8>, behind start: Int) -> Int? {
        var index = start
        var hasSign = false
        scan: while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09: index &+= 1
            case 0x3A, 0x3D:
                if hasSign { break scan }
                hasSign = true
                index &+= 1
            case 0x25:  // %20, %3A, %3D
                guard index &+ 2 < bytes.count else { break scan }
                let (high, low) = (bytes[index &+ 1], bytes[index &+ 2])
                if high == 0x33, low | 0x20 == 0x61 || low | 0x20 == 0x64, !hasSign {
                    hasSign = true
                } else if high != 0x32 || low != 0x30 {
                    break scan
                }
                index &+= 3
            default: break scan
            }
        }
        lookedAt &+= index &- start
        return index > start ? index : nil
    }

    /// `1.2.3`, `v1.2.3-rc1`.
    private static func isVersion(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = bytes[start] | 0x20 == 0x76 ? start &+ 1 : start
        for part in 0..<2 {
            let first = index
            while index < end, isDigit(bytes[index]) { index &+= 1 }
            guard index > first, index &- first <= 5 else { return false }
            if part == 0 {
                guard index < end, bytes[index] == 0x2E else { return false }
                index &+= 1
            }
        }
        return index == end || !isWord(bytes[index])
    }

    private static func isPart(_ byte: UInt8) -> Bool { isWord(byte) || byte == 0x2D || byte == 0x5F }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D, 0x2E, 0x5F, 0x7E, 0x2B, 0x2F: true
        default: isWord(byte)
        }
    }

    /// What a digit of base64 stands for.
    private static func sextet(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte &- 0x41)
        case 0x61...0x7A: Int(byte &- 0x61 &+ 26)
        case 0x30...0x39: Int(byte &- 0x30 &+ 52)
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
