/// What a value has to look like.
///
/// It is looked at as masks take it: without controls and other invisible characters, and without white space around it, so
/// that a line break at its end does not lead to the other mask.
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
        case .pattern(let pattern): pattern.matchesAll(of: text.judged)
        case .length(let range): range.contains(Graphemes(text.judged).count)
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
