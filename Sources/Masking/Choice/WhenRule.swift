/// Masks by what a value looks like.
struct WhenRule: MaskRule {
    let condition: MaskCondition
    let then: Mask
    let otherwise: Mask

    var text: MaskText {
        MaskText(
            "when",
            condition.arguments + [.text(then.rule.text, label: "then")]
                + (otherwise == .full() ? [] : [.text(otherwise.rule.text, label: "otherwise")]))
    }

    var declaration: MaskDeclaration {
        let (one, other) = (then.declaration, otherwise.declaration)
        return MaskDeclaration(
            isDeterministic: one.isDeterministic && other.isDeterministic, uniqueness: .lossy,
            output: one.output == other.output ? one.output : .text,
            longestVisible: one.longestVisible.flatMap { first in other.longestVisible.map { max(first, $0) } },
            reveals: "of some values \(one.reveals); of others \(other.reveals); which of them it is")
    }

    func mask(_ value: String) -> String? { choice(value).rule.mask(value) }

    func mask(_ value: MaskValue) -> MaskValue { choice(value.written).rule.mask(value) }

    private func choice(_ text: String) -> Mask { condition.matches(text) ? then : otherwise }
}

extension Mask {
    /// Masks values by what they look like. As text: `when(is: email, then: email, otherwise: keep-last(4))`.
    ///
    /// - Parameters:
    ///   - condition: what the value has to look like. Numbers and dates are looked at as they are written.
    ///   - then: the mask for values that do.
    ///   - otherwise: the mask for the others; all of it is hidden if there is none.
    public static func when(_ condition: MaskCondition, then: Mask, otherwise: Mask = .full()) -> Mask {
        Mask(WhenRule(condition: condition, then: then, otherwise: otherwise))
    }
}
