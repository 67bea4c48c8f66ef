/// The kinds of all scalars below U+20000, where text is, in one table; built at first use, in about two milliseconds.
enum ScalarKinds {
    private static let limit: UInt32 = 0x20000

    private static let table: [UInt8] = (0..<limit).map { value in
        // Two large blocks of letters without case, which need not be looked up one by one.
        if 0x4E00..<0x9FFD ~= value { return ScalarKind.Class.letter.rawValue }
        guard let scalar = Unicode.Scalar(value) else { return ScalarKind.Class.invisible.rawValue }
        return ScalarKind(scalar).bits
    }

    /// The table, to be taken once for many look-ups.
    static var all: [UInt8] { table }

    /// The kind of a scalar, from the table that was taken.
    @inline(__always)
    static func kind(_ scalar: UInt32, _ table: Span<UInt8>) -> ScalarKind {
        if scalar < limit { return ScalarKind(bits: table[Int(scalar)]) }
        return Unicode.Scalar(scalar).map { ScalarKind($0) } ?? ScalarKind(bits: ScalarKind.Class.invisible.rawValue)
    }

    static subscript(_ scalar: Unicode.Scalar) -> ScalarKind {
        scalar.value < limit ? ScalarKind(bits: table[Int(scalar.value)]) : ScalarKind(scalar)
    }
}
