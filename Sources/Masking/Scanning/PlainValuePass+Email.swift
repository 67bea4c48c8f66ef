/// E-mail addresses.
extension PlainValuePass {
    /// The address around the `@` at `at`, which takes `sign` bytes.
    ///
    /// - Parameter floor: no local part begins before.
    static func email(_ bytes: Span<UInt8>, at: Int, sign: Int, floor: Int) -> Range<Int>? {
        guard let start = localStart(bytes, at: at, floor: floor),
            let end = domainEnd(bytes, from: at &+ sign)
        else { return nil }
        return start..<end
    }

    private static func localStart(_ bytes: Span<UInt8>, at: Int, floor: Int) -> Int? {
        if at > floor, bytes[at &- 1] == 0x22 { return quotedStart(bytes, at: at &- 1, floor: floor) }
        var start = at
        while start > floor, isLocal(bytes[start &- 1]) { start &-= 1 }
        // A bounce address has another address in it: `bounces+ada=example.org@`.
        if start < at, start > floor, bytes[start &- 1] == 0x3D {
            var outer = start &- 1
            var hasPlus = false
            while outer > floor, isLocal(bytes[outer &- 1]) {
                outer &-= 1
                hasPlus = hasPlus || bytes[outer] == 0x2B
            }
            if hasPlus { start = outer }
        }
        while start < at, bytes[start] == 0x27 { start &+= 1 }
        return start < at ? start : nil
    }

    /// Where a quoted local part begins, of which the closing quote stands at `end`.
    private static func quotedStart(_ bytes: Span<UInt8>, at end: Int, floor: Int) -> Int? {
        var start = end &- 1
        let lowest = max(floor, end &- 66)
        while start >= lowest, bytes[start] >= 0x20 {
            if bytes[start] == 0x22 { return start &+ 1 < end ? start : nil }
            start &-= 1
        }
        return nil
    }

    /// Where the domain that begins at `start` ends: with the last label that can be a top-level domain.
    private static func domainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var end: Int?
        var (index, label, labels) = (start, start, 0)
        var (numbers, onlyDigits) = (0, true)
        while true {
            let byte: UInt8 = index < bytes.count ? bytes[index] : 0
            if isDomain(byte) {
                onlyDigits = onlyDigits && isDigit(byte)
                index &+= 1
                continue
            }
            guard index > label else { break }
            labels &+= 1
            if labels <= 2, onlyDigits { numbers &+= 1 }
            if labels == 3, numbers == 2, isDigit(bytes[label]) { return nil }  // package@1.0.0-rc
            if labels > 1, let last = topLevelEnd(bytes, label, index),
                !(labels == 2 && isImage(bytes, start, label, last))
            {
                end = last
            }
            guard byte == 0x2E else { break }
            index &+= 1
            (label, onlyDigits) = (index, true)
        }
        return end
    }

    /// The end of a label without hyphens behind, if it has two letters or more.
    private static func topLevelEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var end = end
        while end > start, bytes[end &- 1] == 0x2D { end &-= 1 }
        guard end &- start >= 2, isLetter(bytes[start]) || bytes[start] >= 0x80 else { return nil }
        return end
    }

    /// `logo@2x.png`: the name of an image for screens of a density.
    private static func isImage(_ bytes: Span<UInt8>, _ start: Int, _ label: Int, _ end: Int) -> Bool {
        guard label == start &+ 3, isDigit(bytes[start]), bytes[start &+ 1] | 0x20 == 0x78 else { return false }
        var suffix = 0
        for index in label..<end { suffix = suffix &<< 8 | Int(bytes[index] | 0x20) }
        // png, jpg, gif, pdf, svg, jpeg, webp, avif, heic: none is a top-level domain.
        return switch suffix {
        case 0x70_6E67, 0x6A_7067, 0x67_6966, 0x70_6466, 0x73_7667, 0x6A70_6567, 0x7765_6270, 0x6176_6966, 0x6865_6963:
            true
        default: false
        }
    }

    /// Of what may stand in a local part, what stands in those in use: `/`, `?`, `&`, `=` and the like part them from
    /// what is around.
    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x5F, 0x25, 0x2B, 0x2D, 0x7E, 0x27, 0x21, 0x23, 0x24, 0x2A, 0x5E, 0x60, 0x80...: true
        default: isWord(byte)
        }
    }

    private static func isDomain(_ byte: UInt8) -> Bool { isWord(byte) || byte == 0x2D || byte >= 0x80 }
}
