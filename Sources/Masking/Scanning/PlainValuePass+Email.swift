/// E-mail addresses.
extension PlainValuePass {
    /// The address around the `@` at `at`, which takes `sign` bytes. No local part begins before the floor.
    mutating func email(_ bytes: Span<UInt8>, at: Int, sign: Int) -> Range<Int>? {
        guard let start = localStart(bytes, at: at), let end = domainEnd(bytes, from: at &+ sign) else { return nil }
        return start..<end
    }

    private mutating func localStart(_ bytes: Span<UInt8>, at: Int) -> Int? {
        let floor = addressFloor
        if at > floor, bytes[at &- 1] == 0x22 { return Self.quotedStart(bytes, at: at &- 1, floor: floor) }
        var start = at
        while start > floor, Self.isLocal(bytes[start &- 1]) { start &-= 1 }
        lookedAt &+= at &- start
        // A bounce address has another address in it: `bounces+ada=example.org@`.
        if start < at, start > floor, bytes[start &- 1] == 0x3D {
            var outer = start &- 1
            var hasPlus = false
            while outer > floor, Self.isLocal(bytes[outer &- 1]) {
                outer &-= 1
                hasPlus = hasPlus || bytes[outer] == 0x2B
            }
            lookedAt &+= start &- outer
            if hasPlus { start = outer }
        }
        // What an escape stands for is not part of the address.
        if start < at, start > floor, bytes[start &- 1] == 0x5C {
            let escape = Self.escape(bytes, start, at &- start)
            if start &+ escape < at { start &+= escape }
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
    private mutating func domainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        if start < bytes.count, bytes[start] == 0x5B { return Self.literalEnd(bytes, from: start &+ 1) }
        var end: Int?
        var (index, label, labels) = (start, start, 0)
        var (numbers, onlyDigits) = (0, true)
        defer { lookedAt &+= index &- start }
        while true {
            let byte: UInt8 = index < bytes.count ? bytes[index] : 0
            if Self.isDomain(byte) {
                onlyDigits = onlyDigits && Self.isDigit(byte)
                index &+= 1
                continue
            }
            guard index > label else { break }
            labels &+= 1
            if labels <= 2, onlyDigits { numbers &+= 1 }
            if labels == 3, numbers == 2 { return nil }  // package@1.0.rc1
            if labels > 1, let last = Self.topLevelEnd(bytes, label, index) { end = last }
            guard byte == 0x2E else { break }
            index &+= 1
            (label, onlyDigits) = (index, true)
        }
        return end
    }

    /// Behind the bracket that closes an address of a host, as in `ada@[192.0.2.1]`.
    private static func literalEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var (index, parts) = (start, 0)
        let last = min(bytes.count, start &+ 52)
        while index < last, bytes[index] != 0x5D {
            let byte = bytes[index]
            if byte == 0x2E || byte == 0x3A { parts &+= 1 } else if !isWord(byte) { return nil }
            index &+= 1
        }
        return index < last && parts >= 2 ? index &+ 1 : nil
    }

    /// The end of a label without hyphens behind, if it has two letters or more and is not what ends names of files and
    /// of units.
    private static func topLevelEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var end = end
        while end > start, bytes[end &- 1] == 0x2D { end &-= 1 }
        guard end &- start >= 2, isLetter(bytes[start]) || bytes[start] >= 0x80 else { return nil }
        guard end &- start <= 8 else { return end }
        var label: UInt64 = 0
        for index in start..<end { label = label &<< 8 | UInt64(bytes[index] | 0x20) }
        return suffixes.contains(label) ? nil : end
    }

    /// Suffixes of systemd's units, of images and of other files. Those that many people's domains end with (`md`, `rs`,
    /// `py`, `sh`, `zip`) are not among them.
    private static let suffixes: Set<UInt64> = {
        let names = """
            service socket slice timer mount target scope device swap \
            png jpg jpeg gif svg webp avif heic ico bmp tif tiff pdf \
            json jsonl yaml yml toml xml html htm txt log csv tsv conf cfg ini env lock tmp bak pid sock \
            tar gz tgz bz2 xz zst jar war rpm deb whl exe dll bin iso img \
            js mjs cjs ts tsx jsx css map wasm go cpp hpp java swift sql db
            """
        return Set(names.split(separator: " ").map { $0.utf8.reduce(0) { $0 &<< 8 | UInt64($1) } })
    }()

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
