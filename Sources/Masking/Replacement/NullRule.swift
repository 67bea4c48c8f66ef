/// Everything becomes nothing.
struct NullRule: MaskRule {
    var text: MaskText { MaskText("null") }

    var declaration: MaskDeclaration {
        MaskDeclaration(isIdempotent: true, output: .null, longestVisible: 0, reveals: "nothing")
    }

    func mask(_ value: String) -> String? { nil }

    func mask(_ value: MaskValue) -> MaskValue { .null }
}

extension Mask {
    /// Everything becomes nothing. As text: `null`.
    public static let null = Mask(NullRule())
}
