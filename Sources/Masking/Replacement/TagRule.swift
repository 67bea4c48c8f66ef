/// Everything becomes the name of its kind, in angle brackets.
struct TagRule: MaskRule {
    let name: String

    var text: MaskText { MaskText("tag", [.string(name)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(isIdempotent: true, longestVisible: 0, reveals: "that there is a value, and of which kind")
    }

    func mask(_ value: String) -> String? { "<" + name + ">" }
}

extension Mask {
    /// Everything becomes the name of its kind: `<EMAIL_ADDRESS>`. As text: `tag("EMAIL_ADDRESS")`.
    public static func tag(_ name: String) -> Mask { Mask(TagRule(name: name.withoutInvisible)) }
}
