/// Hides all clusters.
struct FullRule: MaskRule {
    let pad: MaskPad
    let length: MaskLength

    var text: MaskText {
        let argument: [MaskArgument] =
            switch length.kind {
            case .same: []
            case .fixed(let count): [.integer(count, label: "length")]
            case .bucket(let size): [.integer(size, label: "bucket")]
            }
        return MaskText("full", argument + pad.argument)
    }

    var declaration: MaskDeclaration {
        let reveals =
            switch length.kind {
            case .same: "the length"
            case .fixed: "that there is a value"
            case .bucket(let size): "the length, rounded up to a multiple of \(size)"
            }
        return MaskDeclaration(isIdempotent: true, longestVisible: 0, reveals: reveals)
    }

    func mask(_ value: String) -> String? {
        let count: Int
        switch length.kind {
        case .fixed(let fixed): count = fixed
        case .same: count = Graphemes(value).count
        case .bucket(let size):
            // Rounding up cannot overflow: a size is small, and a text far shorter than Int.max.
            count = (Graphemes(value).count + size - 1) / size * size
        }
        var output = MaskedBytes(capacity: count * pad.bytes.count)
        output.append(pad, count: count)
        return output.string
    }
}

extension Mask {
    /// Hides all of it. As text: `full`, `full(length: 8)`, `full(bucket: 8)`.
    ///
    /// - Parameters:
    ///   - length: how long the masked text is; an empty text becomes a masked one only where the length is fixed.
    ///   - pad: what stands for each cluster.
    public static func full(_ length: MaskLength = .same, pad: Character = "*") -> Mask {
        Mask(FullRule(pad: MaskPad(pad), length: length))
    }
}
