/// Shows the initials of a name.
struct InitialsRule: MaskRule {
    /// The most initials that are shown; names of more words are rare.
    private static let most = 5

    var text: MaskText { MaskText("initials") }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the first letter of up to \(Self.most) words, of short names none; the number of words shown")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        let classes = graphemes.scalarClasses
        // Space and punctuation do not make a name longer.
        var (letters, last, isSpelled) = (0, -2, true)
        for index in classes.indices where classes[index].isAlphanumeric {
            if index == last + 1 { isSpelled = false }
            (letters, last) = (letters + 1, index)
        }
        // Where every word is one letter, the initials would be the words: such text is spelled out.
        var budget = isSpelled ? 0 : min(VisibleShare.half.limit(of: letters), Self.most)
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        var isInWord = false
        for (index, scalarClass) in classes.enumerated() {
            let belongs = scalarClass != .separator || graphemes.ascii(index) == 0x27
            if belongs, !isInWord, budget > 0, scalarClass.isAlphanumeric, scalarClass != .digit {
                budget -= 1
                if !output.bytes.isEmpty { output.append(" ") }
                output.append(graphemes, index..<index + 1)
                output.append(".")
            }
            isInWord = belongs
        }
        if output.bytes.isEmpty { output.append("*") }
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Shows the initials of a name: `A. L.` As text: `initials`.
    ///
    /// Of a name of fewer than four letters nothing is shown, of four to seven one initial, of longer ones at most half as
    /// many as there are letters, and five at most. Digits are never shown, and neither is what is spelled out
    /// (`A D A`), since its initials are all of it.
    public static let initials = Mask(InitialsRule())
}
