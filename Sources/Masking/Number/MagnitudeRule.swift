/// Names the power of a base that a number is above.
struct MagnitudeRule: NumberRule {
    let base: Int64

    init(_ base: Int) { self.base = Int64(min(max(base, 2), 1_000_000)) }

    var text: MaskText { MaskText("magnitude", base == 10 ? [] : [.integer(Int(base))]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil, reveals: "between which powers of \(base) the number is; of other values nothing")
    }

    func mask(_ number: Int64, of value: MaskValue) -> MaskValue? {
        if number == 0 { return .text("0") }
        let magnitude = number.magnitude
        var low: UInt64 = 1
        while magnitude / low >= UInt64(base) { low *= UInt64(base) }
        let (above, isOver) = low.multipliedReportingOverflow(by: UInt64(base))
        let high = isOver ? UInt64(Int64.max) : min(above - 1, UInt64(Int64.max))
        return .text(
            number > 0 ? String(low) + "..." + String(high) : "-" + String(high) + "...-" + String(low))
    }
}

extension Mask {
    /// Names the power of a base that a number is above: `100...999`. As text: `magnitude`, `magnitude(2)`.
    ///
    /// - Parameter base: 2 to 1,000,000; what is outside becomes the nearest.
    public static func magnitude(base: Int = 10) -> Mask { Mask(MagnitudeRule(base)) }
}
