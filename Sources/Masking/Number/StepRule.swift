/// Rounds numbers down to multiples.
struct StepRule: NumberRule {
    let step: Int64

    init(_ step: Int) { self.step = Int64(max(step, 2)) }

    var text: MaskText { MaskText("step", [.integer(Int(step))]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            isIdempotent: true, output: .same, longestVisible: nil,
            reveals: "the number, rounded down to a multiple of \(step); of other values nothing")
    }

    func mask(_ number: Int64, of value: MaskValue) -> MaskValue? {
        lowest(number).map { WholeNumber.like(value, $0) }
    }

    /// The first of the step; nothing below all numbers.
    func lowest(_ number: Int64) -> Int64? {
        let rest = number % step
        let (result, isOver) = number.subtractingReportingOverflow(rest < 0 ? rest + step : rest)
        return isOver ? nil : result
    }
}

extension Mask {
    /// Rounds numbers down to multiples of a step; integers stay integers, and so on. As text: `step(1000)`.
    ///
    /// NaN, infinities, numbers of more than 18 digits and values of other types become nothing, and text that is no number
    /// `***`.
    ///
    /// - Parameter step: 2 or more; less is 2.
    public static func step(_ step: Int) -> Mask { Mask(StepRule(step)) }
}
