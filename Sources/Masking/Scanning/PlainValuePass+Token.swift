/// Bearer tokens.
extension PlainValuePass {
    /// The token behind the word at `start`, if that is `Bearer` in whatever case.
    static func bearer(_ bytes: Span<UInt8>, _ start: Int) -> Range<Int>? {
        guard bytes[start] | 0x20 == 0x62, bytes[start &+ 1] | 0x20 == 0x65, bytes[start &+ 2] | 0x20 == 0x61,
            bytes[start &+ 3] | 0x20 == 0x72, bytes[start &+ 4] | 0x20 == 0x65, bytes[start &+ 5] | 0x20 == 0x72
        else { return nil }
        var first = start &+ 6
        while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 { first &+= 1 }
        guard first > start &+ 6 else { return nil }
        var end = first
        var (digits, capitals, small) = (0, 0, 0)
        while end < bytes.count, isToken(bytes[end]) {
            let byte = bytes[end]
            if isDigit(byte) { digits &+= 1 } else if byte &- 0x41 < 26 { capitals &+= 1 } else { small &+= 1 }
            end &+= 1
        }
        while end < bytes.count, bytes[end] == 0x3D { end &+= 1 }
        // A sentence may end behind it.
        if end > first, bytes[end &- 1] == 0x2E { end &-= 1 }
        let length = end &- first
        guard length >= 6 && digits > 0 || length >= 20 && capitals > 1 && small > 1 else { return nil }
        return first..<end
    }

    /// The end of a JSON Web Token that begins with the word at `start`: two parts or more in base64url, of which the
    /// first is that of a text beginning with `{"`.
    static func webToken(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        guard bytes[start &+ 1] == 0x79, bytes[start &+ 2] == 0x4A else { return nil }
        var end = start
        var firstPoint: Int?
        while end < bytes.count, isWord(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x5F || bytes[end] == 0x2E {
            if bytes[end] == 0x2E, firstPoint == nil { firstPoint = end }
            end &+= 1
        }
        guard let firstPoint, firstPoint &- start >= 10, end &- firstPoint > 2 else { return nil }
        return end
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D, 0x2E, 0x5F, 0x7E, 0x2B, 0x2F: true
        default: isWord(byte)
        }
    }
}
