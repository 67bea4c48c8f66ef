import CryptoCore

/// Shows the first and the last clusters, as far as the short-value law lets it.
struct KeepRule: MaskRule {
    let first: Int
    let last: Int
    let pad: MaskPad
    let share: VisibleShare

    init(first: Int, last: Int, pad: MaskPad, share: VisibleShare) {
        (self.first, self.last) = (max(first, 0), max(last, 0))
        self.pad = pad
        self.share = share
    }

    var text: MaskText {
        let counts: [MaskArgument]
        let name: String
        switch (first, last) {
        case (0, _): (name, counts) = ("keep-last", [.integer(last)])
        case (_, 0): (name, counts) = ("keep-first", [.integer(first)])
        default: (name, counts) = ("keep", [.integer(first, label: "first"), .integer(last, label: "last")])
        }
        return MaskText(name, counts + pad.argument + share.argument)
    }

    var declaration: MaskDeclaration {
        let ends =
            switch (first, last) {
            case (0, 0): "nothing"
            case (0, _): "the last \(last)"
            case (_, 0): "the first \(first)"
            default: "the first \(first) and the last \(last)"
            }
        return MaskDeclaration(
            longestVisible: max(first, last),
            reveals: ends + (first == 0 && last == 0 ? " but the length" : ", of short values less; the length"))
    }

    func mask(_ value: String) -> String? {
        let utf8 = value.utf8
        let bytes = utf8.span
        guard let byte = pad.ascii, ASCIIText.isVisible(bytes) else { return masked(Graphemes(value)) }
        let count = bytes.count
        let ends = share.ends(first: first, last: last, of: count)
        let hidden = ends.first..<count &- ends.last
        var difference: UInt8 = 0
        let result = withTemporaryBytes(capacity: count) { output in
            output.append(copying: bytes.extracting(..<hidden.lowerBound))
            output.append(repeating: byte, count: hidden.count)
            output.append(copying: bytes.extracting(hidden.upperBound...))
            return String(decoding: output.span)
        }
        for index in hidden { difference |= bytes[index] ^ byte }
        return difference != 0 || count == 0 ? result : masked(Graphemes(value))
    }

    /// The same for all text.
    func masked(_ graphemes: Graphemes) -> String {
        let count = graphemes.count
        let ends = share.ends(first: first, last: last, of: count)
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        output.append(graphemes, 0..<ends.first)
        output.append(pad, count: count - ends.first - ends.last)
        output.append(graphemes, count - ends.last..<count)
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Shows the first clusters. As text: `keep-first(2)`.
    ///
    /// - Parameters:
    ///   - count: how many at most; less than nothing is nothing. The short-value law may allow fewer: see ``VisibleShare``.
    ///   - pad: what stands for each hidden one.
    ///   - share: the share that may be shown.
    public static func keepFirst(_ count: Int, pad: Character = "*", share: VisibleShare = .half) -> Mask {
        Mask(KeepRule(first: count, last: 0, pad: MaskPad(pad), share: share))
    }

    /// Shows the last clusters. As text: `keep-last(4)`.
    ///
    /// - Parameters:
    ///   - count: how many at most; less than nothing is nothing. The short-value law may allow fewer: see ``VisibleShare``.
    ///   - pad: what stands for each hidden one.
    ///   - share: the share that may be shown.
    public static func keepLast(_ count: Int, pad: Character = "*", share: VisibleShare = .half) -> Mask {
        Mask(KeepRule(first: 0, last: count, pad: MaskPad(pad), share: share))
    }

    /// Shows the first and the last clusters. As text: `keep(first: 2, last: 2)`.
    ///
    /// - Parameters:
    ///   - first: how many at most at the beginning. Where both are more than may be shown, the longer end gives way first.
    ///   - last: how many at most at the end.
    ///   - pad: what stands for each hidden one.
    ///   - share: the share that may be shown.
    public static func keep(first: Int, last: Int, pad: Character = "*", share: VisibleShare = .half) -> Mask {
        Mask(KeepRule(first: first, last: last, pad: MaskPad(pad), share: share))
    }
}
