/// The names of a document, with what is above and below each.
struct DocumentNames {
    let roles: NameHierarchy
    let purposes: NameHierarchy
    let classes: NameHierarchy

    init(_ document: RevealDocument) {
        roles = NameHierarchy(document.roles.map { ($0.name, $0.parents) })
        purposes = NameHierarchy(document.purposes.map { ($0.name, []) })
        classes = NameHierarchy(document.classes.map { ($0.name, $0.parents) })
    }
}
