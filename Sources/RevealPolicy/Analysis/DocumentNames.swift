/// The names of a document, with what is above and below each.
struct DocumentNames {
    let roles: NameHierarchy
    let purposes: NameHierarchy
    let classes: NameHierarchy

    init(_ document: RevealDocument) {
        roles = .roles(document)
        purposes = NameHierarchy(document.purposes.map { ($0.name, []) })
        classes = .classes(document)
    }
}
