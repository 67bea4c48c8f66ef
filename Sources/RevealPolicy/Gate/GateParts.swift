/// What a gate needs of the document that is in force.
final class GateParts: Sendable {
    let engine: RevealEngine
    let canaries: CanaryList
    let roles: NameHierarchy
    let classes: NameHierarchy
    let classOfField: [FieldName: DocumentName]

    init(_ engine: RevealEngine, _ digester: SubjectDigester) throws(RevealPolicyError) {
        self.engine = engine
        let document = engine.document
        canaries = try CanaryList(document.canaries, digester)
        roles = .roles(document)
        classes = .classes(document)
        classOfField = Dictionary(document.fields.map { ($0.name, $0.fieldClass) }) { first, _ in first }
    }
}
