/// Replaces what a regular expression matches.
struct RegexRule: MaskRule {
    enum Replacement: Hashable {
        case text(String)
        case mask(Mask)
    }

    let pattern: MaskPattern
    let replacement: Replacement
    let unmatched: UnmatchedText

    var text: MaskText {
        let argument: MaskArgument =
            switch replacement {
            case .text(let text): .string(text, label: "with")
            case .mask(let mask): .text(mask.rule.text, label: "then")
            }
        return MaskText(
            "regex",
            [.string(pattern.source), argument]
                + (unmatched == .hide ? [] : [.word(unmatched.rawValue, label: "unmatched")]))
    }

    var declaration: MaskDeclaration {
        let inner: String? =
            switch replacement {
            case .text: nil
            case .mask(let mask): mask.declaration.reveals
            }
        return MaskDeclaration(
            longestVisible: nil,
            reveals: "what the pattern does not match" + (inner.map { ", and of what it matches: \($0)" } ?? "")
                + (unmatched == .keep ? "; text without a match altogether" : "; of text without a match the length"))
    }

    func mask(_ value: String) -> String? {
        let text = value.withoutInvisible
        if text.isEmpty { return "" }
        let scalars = Array(text.unicodeScalars)
        // What cannot be searched is hidden.
        guard let matches = pattern.matches(in: scalars) else { return "***" }
        guard !matches.isEmpty else {
            return unmatched == .keep ? text : Graphemes(text).hidden
        }
        var output = String.UnicodeScalarView()
        var place = 0
        for match in matches where match.lowerBound >= place {
            output.append(contentsOf: scalars[place..<match.lowerBound])
            // The marks upon the last letter go with it.
            var end = match.upperBound
            while end < scalars.count, ScalarKinds[scalars[end]].extends { end += 1 }
            switch replacement {
            case .text(let text): output.append(contentsOf: text.unicodeScalars)
            case .mask(let mask):
                var found = String.UnicodeScalarView()
                found.append(contentsOf: scalars[match.lowerBound..<end])
                output.append(contentsOf: mask(String(found)).unicodeScalars)
            }
            place = end
        }
        output.append(contentsOf: scalars[place...])
        let masked = String(output).withoutInvisible
        // A replacement that is what it replaces hides nothing.
        return masked == text && unmatched == .hide ? Graphemes(text).hidden : masked
    }
}

extension Mask {
    /// Replaces what a regular expression matches. As text: `regex("[0-9]+", with: "#")`.
    ///
    /// Of all matches the first counts, and of those the longest; lazy quantifiers, references to groups and looking ahead
    /// or behind do not exist. Matching takes time linear in the text, whatever the pattern, since an automaton is run and
    /// nothing tried twice. Texts of more than some 8 million characters (fewer for large patterns) become `***`.
    ///
    /// - Parameters:
    ///   - pattern: characters, `.`, brackets, groups, `|`, `* + ? {n} {n,} {n,m}`, `^ $ \b \B`, `\d \w \s` and their opposites,
    ///     and `\p{...}` with a general category.
    ///   - replacement: what stands for each match; references have no meaning in it.
    ///   - unmatched: what becomes of text without a match.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern`` or ``MaskingError/Code/patternTooLarge``.
    /// - Complexity: a call is O(*n* · *m*) in the lengths of the text and the pattern.
    public static func regex(
        _ pattern: String, with replacement: String, unmatched: UnmatchedText = .hide
    ) throws(MaskingError) -> Mask {
        Mask(
            RegexRule(
                pattern: try MaskPattern(pattern), replacement: .text(replacement.withoutInvisible),
                unmatched: unmatched))
    }

    /// Masks what a regular expression matches. As text: `regex("[0-9]+", then: keep-last(2), unmatched: keep)`.
    ///
    /// - Parameters:
    ///   - pattern: as of ``regex(_:with:unmatched:)``.
    ///   - mask: the mask for each match.
    ///   - unmatched: what becomes of text without a match.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern`` or ``MaskingError/Code/patternTooLarge``.
    public static func regex(
        _ pattern: String, then mask: Mask, unmatched: UnmatchedText = .hide
    ) throws(MaskingError) -> Mask {
        Mask(RegexRule(pattern: try MaskPattern(pattern), replacement: .mask(mask), unmatched: unmatched))
    }
}
