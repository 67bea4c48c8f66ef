/// Numbers at and beyond a bound become the bound.
struct ClampRule: NumberRule {
    let bottom: Int64?
    let top: Int64?

    var text: MaskText {
        MaskText(
            "clamp",
            (bottom.map { [.integer(Int($0), label: "min")] } ?? [])
                + (top.map { [.integer(Int($0), label: "max")] } ?? []))
    }

    var declaration: MaskDeclaration {
        let bounds = [bottom.map { "below \($0)" }, top.map { "above \($0)" }].compactMap(\.self)
        return MaskDeclaration(
            isIdempotent: true, output: .same, longestVisible: nil,
            reveals: "the number, unless it is \(bounds.joined(separator: " or ")); of other values nothing")
    }

    func mask(_ number: Int64, of value: MaskValue) -> MaskValue? {
        if let top, number >= top { return WholeNumber.like(value, top) }
        if let bottom, number < bottom { return WholeNumber.like(value, bottom) }
        // A number that is written in a way of its own is written anew, so that the way does not show.
        return switch value {
        case .text, .integer: WholeNumber.like(value, number)
        default: value
        }
    }
}

extension Mask {
    /// Numbers beyond a bound become the bound (top and bottom coding); the others stay. As text: `clamp(min: 18, max: 90)`.
    ///
    /// Shows the numbers between, so it is made to go before another mask: `clamp(max: 100000) | step(1000)`. Text becomes
    /// a whole number.
    public static func clamp(_ bounds: ClosedRange<Int>) -> Mask {
        Mask(ClampRule(bottom: Int64(bounds.lowerBound), top: Int64(bounds.upperBound)))
    }

    /// Numbers above a bound become the bound (top coding). As text: `clamp(max: 90)`.
    public static func clamp(_ bounds: PartialRangeThrough<Int>) -> Mask {
        Mask(ClampRule(bottom: nil, top: Int64(bounds.upperBound)))
    }

    /// Numbers below a bound become the bound (bottom coding). As text: `clamp(min: 18)`.
    public static func clamp(_ bounds: PartialRangeFrom<Int>) -> Mask {
        Mask(ClampRule(bottom: Int64(bounds.lowerBound), top: nil))
    }
}
