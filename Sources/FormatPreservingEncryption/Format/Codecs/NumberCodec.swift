import BigInt

/// Whole numbers or decimal fractions in a range, written in the one shortest way.
struct NumberCodec: FormatCodec, Hashable {
    /// The range in units of the last place.
    let range: ClosedRange<Int>
    /// Digits after the point.
    let fractionDigits: Int
    let lengths: ClosedRange<Int>

    static let greatestFractionDigits = 18

    init(range: ClosedRange<Int>, fractionDigits: Int) {
        self.range = range
        self.fractionDigits = fractionDigits
        let ends = [range.lowerBound, range.upperBound]
        func length(_ value: Int) -> Int { Self.text(value, fractionDigits).utf8.count }
        let nearest = range.contains(0) ? 0 : ends.min { $0.magnitude < $1.magnitude } ?? 0
        lengths = length(nearest)...max(length(ends[0]), length(ends[1]))
    }

    /// Reads a bound as it is written in a format: `-12`, `0.00`.
    static func bound(_ text: String) -> (value: Int, fractionDigits: Int)? {
        let units = Array(text.utf8)
        guard let point = units.firstIndex(of: UInt8(ascii: ".")) else {
            return Int(text).flatMap { self.text($0, 0) == text ? ($0, 0) : nil }
        }
        let digits = units.count - point - 1
        guard (1...greatestFractionDigits).contains(digits),
            let value = Int(String(decimal: units[..<point] + units[(point + 1)...])),
            self.text(value, digits) == text
        else { return nil }
        return (value, digits)
    }

    static func text(_ value: Int, _ fractionDigits: Int) -> String {
        var units: [UInt8] = []
        append(value, fractionDigits, to: &units)
        return String(decoding: units, as: UTF8.self)
    }

    var count: BigUInt { BigUInt(UInt(bitPattern: range.upperBound) &- UInt(bitPattern: range.lowerBound)) + 1 }

    func mayContain(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || scalar == 0x2D && range.lowerBound < 0 || scalar == 0x2E && fractionDigits > 0
    }

    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        let isNegative = count > 0 && text[start] == Unit(0x2D)
        let (first, end) = (isNegative ? start + 1 : start, start + count)
        let point = fractionDigits == 0 ? end : end - fractionDigits - 1
        guard point > first else { throw .outOfRange("a number has digits before the point", at: start) }
        if text[first] == Unit(0x30), point - first > 1 {
            throw .outOfRange("a number has no leading zeros", at: first)
        }
        var magnitude: UInt128 = 0
        for index in first..<end {
            if index == point {
                try text.require(0x2E, at: index)
            } else {
                magnitude = min(magnitude * 10 + UInt128(try text.digit(at: index)), 1 << 100)
            }
        }
        if isNegative, magnitude == 0 { throw .outOfRange("zero has no sign", at: start) }
        guard magnitude <= UInt128(UInt64.max) else { throw outOfRange(start) }
        let value = isNegative ? -Int128(magnitude) : Int128(magnitude)
        guard value >= Int128(range.lowerBound), value <= Int128(range.upperBound) else { throw outOfRange(start) }
        return UInt128(value - Int128(range.lowerBound))
    }

    private func outOfRange(_ position: Int) -> FormatPreservingEncryptionError {
        .outOfRange(
            "the number is outside \(Self.text(range.lowerBound, fractionDigits)) to "
                + Self.text(range.upperBound, fractionDigits), at: position)
    }

    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit]) {
        Self.append(Int(Int128(range.lowerBound) + Int128(rank)), fractionDigits, to: &text)
    }

    private static func append<Unit: FormatUnit>(_ value: Int, _ fractionDigits: Int, to text: inout [Unit]) {
        if value < 0 { text.append(ascii: 0x2D) }
        let magnitude = UInt128(value.magnitude)
        let scale = (0..<fractionDigits).reduce(UInt128(1)) { scale, _ in scale * 10 }
        text.append(decimal: magnitude / scale)
        if fractionDigits > 0 {
            text.append(ascii: 0x2E)
            text.append(decimal: magnitude % scale, width: fractionDigits)
        }
    }
}

extension String {
    fileprivate init(decimal units: some Sequence<UInt8>) { self.init(decoding: Array(units), as: UTF8.self) }
}
