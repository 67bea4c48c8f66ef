/// Names the range that a number is in.
struct RangeRule: NumberRule {
    private let steps: StepRule

    init(_ width: Int) { steps = StepRule(width) }

    var text: MaskText { MaskText("range", [.integer(Int(steps.step))]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil, reveals: "the range of \(steps.step) that the number is in; of other values nothing")
    }

    func mask(_ number: Int64, of value: MaskValue) -> MaskValue? {
        guard let low = steps.lowest(number) else { return nil }
        let (high, isOver) = low.addingReportingOverflow(steps.step - 1)
        return .text(String(low) + "..." + String(isOver ? .max : high))
    }
}

extension Mask {
    /// Names the range that a number is in: `3000...3999`. As text: `range(1000)`.
    ///
    /// - Parameter width: of every range, 2 or more; less is 2.
    public static func range(_ width: Int) -> Mask { Mask(RangeRule(width)) }
}
