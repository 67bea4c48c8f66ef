/// Collects the parts of a document, with `if` and `for` as in any Swift.
@resultBuilder
public enum RevealDocumentBuilder {
    /// A declaration, a rule or a test.
    public static func buildExpression(_ part: some RevealDocumentPart) -> [any RevealDocumentPart] { [part] }
    /// Several of one kind.
    public static func buildExpression(_ parts: [some RevealDocumentPart]) -> [any RevealDocumentPart] { parts }
    /// All of them, in order.
    public static func buildBlock(_ parts: [any RevealDocumentPart]...) -> [any RevealDocumentPart] {
        parts.flatMap(\.self)
    }
    /// What stands behind an `if`.
    public static func buildOptional(_ parts: [any RevealDocumentPart]?) -> [any RevealDocumentPart] { parts ?? [] }
    /// What stands behind an `if`.
    public static func buildEither(first parts: [any RevealDocumentPart]) -> [any RevealDocumentPart] { parts }
    /// What stands behind an `else`.
    public static func buildEither(second parts: [any RevealDocumentPart]) -> [any RevealDocumentPart] { parts }
    /// What stands in a loop.
    public static func buildArray(_ parts: [[any RevealDocumentPart]]) -> [any RevealDocumentPart] {
        parts.flatMap(\.self)
    }
}

extension RevealDocument {
    /// A document that is built: what a YAML document says, in Swift.
    ///
    /// ```swift
    /// let document = try RevealDocument("support-desk", version: 1) {
    ///     PurposeDeclaration("callback", "Call the customer back.")
    ///     RoleDeclaration("agent", kind: .human)
    ///     ClassDeclaration("phone", mask: .plain(.keepLast(2)))
    ///     FieldDeclaration(FieldName(table: "customer", column: "phone"), "phone", subject: "id")
    ///     RevealRule("agent-phone", who: "agent", purposes: "callback", classes: "phone", reveal: [.masked])
    ///         .when(try Expr(cedar: "context.ticket.assignee == principal"))
    ///         .budget(.subjects, atMost: 40, per: .principal, withinSeconds: 86400)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - version: Its version, from 1.
    ///   - description: For the reader.
    ///   - parts: Declarations, rules and tests, each kind in its order.
    public init(
        _ name: DocumentName, version: Int, description: String = "",
        @RevealDocumentBuilder _ parts: () throws -> [any RevealDocumentPart]
    ) rethrows {
        self.init(name, version: version)
        self.description = description
        for part in try parts() { part.add(to: &self) }
    }
}
