/// Something that a document is built of: a declaration, a rule, a test.
public protocol RevealDocumentPart: Sendable {
    /// Adds it behind what the document has of its kind.
    func add(to document: inout RevealDocument)
}

extension AttributeTypes: RevealDocumentPart {
    /// Adds the attributes.
    public func add(to document: inout RevealDocument) {
        document.attributes.principal += principal
        document.attributes.context += context
        document.attributes.row += row
    }
}

extension PurposeDeclaration: RevealDocumentPart {
    /// Adds the purpose.
    public func add(to document: inout RevealDocument) { document.purposes.append(self) }
}

extension RoleDeclaration: RevealDocumentPart {
    /// Adds the role.
    public func add(to document: inout RevealDocument) { document.roles.append(self) }
}

extension ClassDeclaration: RevealDocumentPart {
    /// Adds the class.
    public func add(to document: inout RevealDocument) { document.classes.append(self) }
}

extension FieldDeclaration: RevealDocumentPart {
    /// Adds the field.
    public func add(to document: inout RevealDocument) { document.fields.append(self) }
}

extension RevealRule: RevealDocumentPart {
    /// Adds the rule.
    public func add(to document: inout RevealDocument) { document.rules.append(self) }
}

extension ForbidRule: RevealDocumentPart {
    /// Adds the forbid.
    public func add(to document: inout RevealDocument) { document.forbids.append(self) }
}

extension BreakGlassRule: RevealDocumentPart {
    /// Adds the break-glass rule.
    public func add(to document: inout RevealDocument) { document.breakGlass.append(self) }
}

extension CanaryDeclaration: RevealDocumentPart {
    /// Adds the canaries, and who is told.
    public func add(to document: inout RevealDocument) {
        document.canaries.digests += digests
        document.canaries.notify += notify
    }
}

extension RevealTest: RevealDocumentPart {
    /// Adds the test.
    public func add(to document: inout RevealDocument) { document.tests.append(self) }
}
