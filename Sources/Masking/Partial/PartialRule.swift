/// Shows the first and the last clusters around one fixed text, so that the length does not show.
struct PartialRule: MaskRule {
    let first: Int
    let last: Int
    let padding: String
    let share: VisibleShare

    /// An empty padding would look like a whole value.
    init(first: Int, padding: String, last: Int, share: VisibleShare) {
        (self.first, self.last) = (max(first, 0), max(last, 0))
        let visible = padding.withoutInvisible
        self.padding = visible.isEmpty ? "*" : visible
        self.share = share
    }

    var text: MaskText {
        MaskText("partial", [.integer(first), .string(padding), .integer(last)] + share.argument)
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: max(first, last),
            reveals: "the first \(first) and the last \(last), of short values less")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        let count = graphemes.count
        let ends = share.ends(first: first, last: last, of: count)
        var output = MaskedBytes(capacity: graphemes.bytes.count + padding.utf8.count)
        output.append(graphemes, 0..<ends.first)
        output.append(padding)
        output.append(graphemes, count - ends.last..<count)
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Shows the first and the last clusters around a fixed text. As text: `partial(1, "****", 1)`.
    ///
    /// - Parameters:
    ///   - first: how many at most at the beginning; the short-value law may allow fewer: see ``VisibleShare``.
    ///   - padding: what stands for all that is hidden, whatever its length. An asterisk if it is empty.
    ///   - last: how many at most at the end.
    ///   - share: the share that may be shown.
    public static func partial(
        _ first: Int, _ padding: String, _ last: Int, share: VisibleShare = .half
    ) -> Mask {
        Mask(PartialRule(first: first, padding: padding, last: last, share: share))
    }
}
