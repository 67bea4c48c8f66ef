/// Masks every word by itself.
struct WordsRule: MaskRule {
    let next: Mask

    var text: MaskText { MaskText("words", [.text(next.rule.text)]) }

    var declaration: MaskDeclaration {
        let inner = next.declaration
        return MaskDeclaration(
            isDeterministic: inner.isDeterministic, longestVisible: nil,
            reveals: "of every word: \(inner.reveals); the number of words")
    }

    func mask(_ value: String) -> String? {
        let text = value.withoutInvisible
        guard !text.isEmpty else { return "" }
        let scalars = Array(text.unicodeScalars)
        var output = ""
        for word in scalars.split(whereSeparator: { $0.properties.isWhitespace }) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: word)
            if !output.isEmpty { output += " " }
            output += next(String(view))
        }
        return output.isEmpty ? "*" : output == text ? Graphemes(text).hidden : output
    }
}

extension Mask {
    /// Masks every word by itself; words are joined by one space. As text: `words(keep-first(1))`.
    ///
    /// - Parameter mask: the mask for each word.
    public static func words(_ mask: Mask) -> Mask { Mask(WordsRule(next: mask)) }
}
