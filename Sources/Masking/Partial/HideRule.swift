/// Hides the first or the last clusters, and of the rest what the short-value law does not let be shown.
struct HideRule: MaskRule {
    let count: Int
    let isFromEnd: Bool
    let pad: MaskPad
    let share: VisibleShare

    init(_ count: Int, isFromEnd: Bool, pad: MaskPad, share: VisibleShare) {
        self.count = max(count, 0)
        self.isFromEnd = isFromEnd
        self.pad = pad
        self.share = share
    }

    var text: MaskText {
        MaskText(isFromEnd ? "hide-last" : "hide-first", [.integer(count)] + pad.argument + share.argument)
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals:
                "all but the \(isFromEnd ? "last" : "first") \(count), but not more than \(share.percent) % of it; the length"
        )
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        let all = graphemes.count
        let hidden = max(min(count, all), all - share.limit(of: all))
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        if isFromEnd { output.append(graphemes, 0..<all - hidden) }
        output.append(pad, count: hidden)
        if !isFromEnd { output.append(graphemes, hidden..<all) }
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Hides the first clusters. As text: `hide-first(4)`.
    ///
    /// - Parameters:
    ///   - count: how many at least; the short-value law may hide more: see ``VisibleShare``.
    ///   - pad: what stands for each hidden one.
    ///   - share: the share that may be shown.
    public static func hideFirst(_ count: Int, pad: Character = "*", share: VisibleShare = .half) -> Mask {
        Mask(HideRule(count, isFromEnd: false, pad: MaskPad(pad), share: share))
    }

    /// Hides the last clusters. As text: `hide-last(4)`.
    ///
    /// - Parameters:
    ///   - count: how many at least; the short-value law may hide more: see ``VisibleShare``.
    ///   - pad: what stands for each hidden one.
    ///   - share: the share that may be shown.
    public static func hideLast(_ count: Int, pad: Character = "*", share: VisibleShare = .half) -> Mask {
        Mask(HideRule(count, isFromEnd: true, pad: MaskPad(pad), share: share))
    }
}
