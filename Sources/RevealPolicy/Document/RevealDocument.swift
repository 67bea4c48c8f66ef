/// A reveal document: who sees which class of field, for which purpose, under which condition, in which form.
///
/// A document is a value, read from YAML or built. It says what is meant; whether it makes sense is found by making an engine
/// from it.
public struct RevealDocument: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// Its version, from 1. Each document that replaces another has a higher one.
    public var version: Int
    /// For the reader.
    public var description: String
    /// What conditions may speak of.
    public var attributes: AttributeTypes
    /// What data may be wanted for.
    public var purposes: [PurposeDeclaration]
    /// Who there is.
    public var roles: [RoleDeclaration]
    /// What there is.
    public var classes: [ClassDeclaration]
    /// Where it is.
    public var fields: [FieldDeclaration]
    /// What is granted, in order: the first rule that grants a form says how.
    public var rules: [RevealRule]
    /// What is forbidden.
    public var forbids: [ForbidRule]
    /// What may be granted in an emergency.
    public var breakGlass: [BreakGlassRule]
    /// Subjects that nobody has a reason to look at.
    public var canaries: CanaryDeclaration
    /// What has to come out.
    public var tests: [RevealTest]

    /// A document that grants nothing yet.
    public init(_ name: DocumentName, version: Int) {
        self.name = name
        self.version = version
        description = ""
        attributes = AttributeTypes()
        (purposes, roles, classes, fields) = ([], [], [], [])
        (rules, forbids, breakGlass, tests) = ([], [], [], [])
        canaries = CanaryDeclaration([])
    }
}
