/// A mask in the catalog: how it is written, what it does to an example, and what it says about itself.
public struct MaskCatalogEntry: Hashable, Sendable {
    /// The text form, with arguments that are typical.
    public let text: String
    /// A value that it is made for.
    public let example: String
    /// What becomes of it; `nil` for nothing, or where a key decides.
    public let masked: String?
    /// What the mask says about itself.
    public let declaration: MaskDeclaration

    package init(text: String, example: String, masked: String?, declaration: MaskDeclaration) {
        self.text = text
        self.example = example
        self.masked = masked
        self.declaration = declaration
    }
}
