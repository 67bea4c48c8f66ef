/// A time of day as it stands behind a date, perhaps with a time zone.
///
/// ## Specification
/// ISO 8601-1:2019, 5.4.2 (extended format, decimals of seconds only), with a space in place of the `T` as RFC 3339, 5.6
/// has it.
enum TimeOfDay {
    /// Whether all of a text is one: `T` or a space, `HH:MM[:SS[.f]]` with one to nine decimals, then nothing, `Z` or
    /// `+HH[:MM]` or `-HH[:MM]`.
    static func stands(in text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        guard take(0x54, &rest) || take(0x20, &rest), number(below: 24, &rest), take(0x3A, &rest),
            number(below: 60, &rest)
        else { return false }
        if take(0x3A, &rest) {
            // A leap second is the sixtieth.
            guard number(below: 61, &rest) else { return false }
            if take(0x2E, &rest) {
                let decimals = rest.prefix { $0 &- 0x30 < 10 }.count
                guard 1...9 ~= decimals else { return false }
                rest = rest.dropFirst(decimals)
            }
        }
        if take(0x5A, &rest) { return rest.isEmpty }
        if take(0x2B, &rest) || take(0x2D, &rest) {
            guard number(below: 24, &rest) else { return false }
            if take(0x3A, &rest), !number(below: 60, &rest) { return false }
        }
        return rest.isEmpty
    }

    private static func take(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes two digits of a number.
    private static func number(below bound: UInt8, _ rest: inout ArraySlice<UInt8>) -> Bool {
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
        rest = rest.dropFirst(2)
        return digits.reduce(0) { $0 * 10 + ($1 - 0x30) } < bound
    }
}
