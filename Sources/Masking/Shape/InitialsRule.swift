/// Shows the initials of a name.
struct InitialsRule: MaskRule {
    var text: MaskText { MaskText("initials") }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil, reveals: "the first of every word, of short names none; the number of words shown")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        var budget = VisibleShare.half.limit(of: graphemes.count)
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        var isInWord = false
        for index in 0..<graphemes.count {
            let belongs = graphemes.scalarClass(index) != .separator || graphemes.ascii(index) == 0x27
            if belongs, !isInWord, budget > 0, graphemes.isAlphanumeric(index) {
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
    /// Of a name of fewer than four clusters nothing is shown, of four to seven one initial, of longer ones at most half as
    /// many as there are clusters.
    public static let initials = Mask(InitialsRule())
}
