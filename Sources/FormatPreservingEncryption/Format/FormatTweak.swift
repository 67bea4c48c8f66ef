/// The tweak of a value: what stays in clear, and the caller's own tweak.
///
/// | the format has | the caller gives | tweak |
/// |---|---|---|
/// | nothing that is kept | nothing | empty |
/// | nothing that is kept | T | T |
/// | kept parts, or lengths in the tweak | nothing | K |
/// | kept parts, or lengths in the tweak | T | FF, length of K (4 bytes, big-endian), K, T |
///
/// K is L, where the value has one, and the kept parts in their order, each in UTF-8; one whose length varies is
/// followed by the byte FE, unless it is the last.
///
/// L is FD and a length (2 bytes, big-endian): the greatest that shares its domain with the length that the token keeps. A
/// value has it if its format has several domains and its own is ranked. FF1 takes up the number of numerals itself, but
/// ranks of several lengths can have equally many: without L, a part of the value that two lengths have in common would
/// show in their tokens.
///
/// FD, FE and FF occur in no UTF-8 text, so that under one format no two cases give one tweak. Literals, check digits
/// and other lengths of encrypted parts are not in the tweak.
///
/// Frozen: a change would make tokens unreadable.
enum FormatTweak {
    static let length: UInt8 = 0xFD
    static let partEnd: UInt8 = 0xFE
    static let both: UInt8 = 0xFF

    /// Appends L.
    static func append(length: Int, to tweak: inout [UInt8]) {
        tweak.append(Self.length)
        tweak.append(UInt8(length >> 8))
        tweak.append(UInt8(length & 0xFF))
    }

    /// Appends the kept parts.
    @inline(__always)
    static func append<Unit: FormatUnit>(kept: [Unit], ends: [Int], isTerminated: [Bool], to tweak: inout [UInt8]) {
        if Unit.bitWidth == 8, ends.count == 1 {
            for unit in kept { tweak.append(UInt8(truncatingIfNeeded: unit)) }
            return
        }
        var start = 0
        for (part, end) in ends.enumerated() {
            for unit in kept[start..<end] { append(unit, to: &tweak) }
            if isTerminated[part], part < ends.count - 1 { tweak.append(partEnd) }
            start = end
        }
    }

    /// Appends a scalar in UTF-8.
    @inline(__always)
    static func append<Unit: FormatUnit>(_ unit: Unit, to tweak: inout [UInt8]) {
        if Unit.bitWidth == 8 || unit < 0x80 {
            tweak.append(UInt8(truncatingIfNeeded: unit))
        } else {
            tweak.append(contentsOf: UTF8.encode(unit.scalar)!)
        }
    }

    /// Makes the tweak of K, which stands in `tweak`, and of T.
    @inline(__always)
    static func join(_ caller: Span<UInt8>, hasKept: Bool, to tweak: inout [UInt8]) {
        if caller.isEmpty { return }
        if hasKept {
            let size = UInt32(tweak.count)
            let head: [UInt8] = [
                both, UInt8(size >> 24), UInt8(size >> 16 & 0xFF), UInt8(size >> 8 & 0xFF), UInt8(size & 0xFF),
            ]
            tweak.insert(contentsOf: head, at: 0)
        }
        for index in caller.indices { tweak.append(caller[index]) }
    }
}
