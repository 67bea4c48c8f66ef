/// Everything becomes one text.
struct ConstantRule: MaskRule {
    let replacement: String

    init(_ replacement: String) { self.replacement = replacement.withoutInvisible }

    var text: MaskText { MaskText("constant", [.string(replacement)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(isIdempotent: true, longestVisible: 0, reveals: "that there is a value")
    }

    func mask(_ value: String) -> String? { replacement }

    func mask(_ value: MaskValue) -> MaskValue {
        if case .bytes = value { return .bytes(Array(replacement.utf8)) }
        return .text(replacement)
    }
}

extension Mask {
    /// Everything, empty or not, becomes one text. As text: `constant("...")`.
    public static func constant(_ text: String) -> Mask { Mask(ConstantRule(text)) }
}
