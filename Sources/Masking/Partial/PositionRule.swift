/// Shows the clusters at some places of values that fit a layout.
struct PositionRule: MaskRule {
    let layout: String
    private let cells: [Character]
    private let share: VisibleShare

    init(_ layout: String, share: VisibleShare) throws(MaskingError) {
        guard layout.withoutInvisible == layout, layout.contains("*") || layout.contains("#") else {
            throw MaskingError(.invalidPattern, "a layout has '#' for what is shown and '*' for what is hidden")
        }
        let hasLetters = layout.contains { $0 != "*" && $0 != "#" && $0.isLetter || $0.isNumber }
        guard !hasLetters else {
            throw MaskingError(.invalidPattern, "a layout has no letters and digits, only '#', '*' and separators")
        }
        self.layout = layout
        cells = Array(layout)
        self.share = share
    }

    var text: MaskText { MaskText("positions", [.string(layout)] + share.argument) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: layout.split { $0 != "#" }.map(\.count).max() ?? 0,
            reveals: "what stands at `#` in `\(layout)`, but not more than the share")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        let pad = MaskPad()
        guard fits(graphemes) else { return graphemes.hidden }
        // What is too much is hidden from the left.
        let places = cells.count { $0 == "#" || $0 == "*" }
        var excess = max(0, cells.count { $0 == "#" } - share.limit(of: places))
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        for (index, cell) in cells.enumerated() {
            if cell == "*" || cell == "#" && excess > 0 {
                output.append(pad)
                if cell == "#" { excess -= 1 }
            } else {
                output.append(graphemes, index..<index + 1)
            }
        }
        return output.string(unless: graphemes)
    }

    private func fits(_ graphemes: Graphemes) -> Bool {
        graphemes.count == cells.count
            && cells.indices.allSatisfy { index in
                cells[index] == "*" || cells[index] == "#"
                    || graphemes.text(index..<index + 1) == String(cells[index])
            }
    }
}

extension Mask {
    /// Shows the clusters at some places. As text: `positions("***-**-####")`.
    ///
    /// - Parameters:
    ///   - layout: `#` for a cluster that is shown, `*` for one that is hidden; space and punctuation have to be there. Values
    ///     that do not fit are hidden altogether.
    ///   - share: the share of the places that may be shown; what is too much is hidden from the left.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern``.
    public static func positions(_ layout: String, share: VisibleShare = .half) throws(MaskingError) -> Mask {
        Mask(try PositionRule(layout, share: share))
    }
}
