/// A schema as it is written, in either form: names are not resolved yet.
struct SchemaFragment: Hashable, Sendable {
    /// The declarations outside of any namespace are the one without a name.
    var namespaces: [Namespace]

    /// The same declarations as they are printed and compared: those outside of any namespace first, if there are any.
    var ordered: SchemaFragment {
        let bare = namespaces.filter {
            $0.name == nil && !($0.commonTypes.isEmpty && $0.entityTypes.isEmpty && $0.actions.isEmpty)
        }
        return SchemaFragment(namespaces: bare + namespaces.filter { $0.name != nil })
    }

    struct Namespace: Hashable, Sendable {
        /// nil for what stands outside of any namespace.
        var name: QualifiedName?
        var annotations: [Annotation] = []
        var commonTypes: [CommonType] = []
        var entityTypes: [EntityType] = []
        var actions: [Action] = []
        var place = Place()
    }

    struct CommonType: Hashable, Sendable {
        let name: String
        let type: TypeReference
        let annotations: [Annotation]
        let place: Place
    }

    struct EntityType: Hashable, Sendable {
        let name: String
        let kind: Kind
        let annotations: [Annotation]
        let place: Place

        enum Kind: Hashable, Sendable {
            case standard(parents: [NameReference], shape: TypeReference?, tags: TypeReference?)
            case choices([CedarString])
        }
    }

    struct Action: Hashable, Sendable {
        let name: CedarString
        let parents: [ActionReference]
        /// nil for a mere group.
        let appliesTo: AppliesTo?
        let annotations: [Annotation]
        let place: Place
    }

    struct AppliesTo: Hashable, Sendable {
        let principals: [NameReference]
        let resources: [NameReference]
        let context: TypeReference?
    }

    struct NameReference: Hashable, Sendable {
        let name: QualifiedName
        let place: Place
    }

    struct ActionReference: Hashable, Sendable {
        /// The type, nil where only the id stands.
        let type: QualifiedName?
        let id: CedarString
        let place: Place
    }

    struct Attribute: Hashable, Sendable {
        let name: CedarString
        let type: TypeReference
        let isRequired: Bool
        let annotations: [Annotation]
    }

    indirect enum TypeReference: Hashable, Sendable {
        case bool, long, string
        case `extension`(ExtensionType)
        case set(TypeReference)
        case record([Attribute])
        /// An entity type.
        case entity(NameReference)
        /// A common type.
        case common(NameReference)
        /// A common type, or else an entity type.
        case either(NameReference)
    }

    /// Where a declaration stands: has no part in whether two are equal.
    struct Place: Hashable, Sendable {
        var span: SourceSpan?
        var path: String?

        static func == (a: Place, b: Place) -> Bool { true }
        func hash(into hasher: inout Hasher) {}
    }
}
