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

/// What a value has to look like.
public struct MaskCondition: Hashable, Sendable {
    enum Kind: Hashable {
        case shape(ValueShape)
        case pattern(MaskPattern)
        case length(ClosedRange<Int>)
    }

    let kind: Kind

    /// It looks like this. As text: `when(is: email, ...)`.
    public static func `is`(_ shape: ValueShape) -> MaskCondition { MaskCondition(kind: .shape(shape)) }

    /// All of it matches a regular expression. As text: `when(matches: "[A-Z]{2}[0-9]+", ...)`.
    ///
    /// - Throws: ``MaskingError``: see ``Mask/regex(_:with:unmatched:)``.
    public static func matches(_ pattern: String) throws(MaskingError) -> MaskCondition {
        MaskCondition(kind: .pattern(try MaskPattern(pattern)))
    }

    /// It has so many grapheme clusters. As text: `when(min: 2, max: 8, ...)`.
    public static func length(_ range: ClosedRange<Int>) -> MaskCondition {
        let lower = max(range.lowerBound, 0)
        return MaskCondition(kind: .length(lower...max(range.upperBound, lower)))
    }

    func matches(_ text: String) -> Bool {
        switch kind {
        case .shape(let shape): shape.matches(text)
        case .pattern(let pattern): pattern.matchesAll(of: text)
        case .length(let range): range.contains(Graphemes(text).count)
        }
    }

    var arguments: [MaskArgument] {
        switch kind {
        case .shape(let shape): [.word(shape.rawValue, label: "is")]
        case .pattern(let pattern): [.string(pattern.source, label: "matches")]
        case .length(let range): [.integer(range.lowerBound, label: "min"), .integer(range.upperBound, label: "max")]
        }
    }
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
