/// Makes a schema of declarations: resolves names, replaces common types by what they stand for, and closes hierarchies.
///
/// ## Specification
/// Cedar 4.5, "Schema", name resolution and disambiguation; RFC 24 and RFC 70.
struct SchemaResolver {
    /// How many types the attributes of one declaration may be made of, common types replaced.
    static let sizeLimit = 200_000
    /// How deep types may be nested, common types replaced.
    static let depthLimit = 300
    /// How many steps are taken to close the hierarchies.
    static let stepLimit = 2_000_000

    let fragment: SchemaFragment
    /// The whole names of the entity types, with the types of actions.
    var entityTypes: Set<QualifiedName> = []
    /// The common types by their whole names.
    var commonTypes: [QualifiedName: (type: SchemaFragment.TypeReference, namespace: QualifiedName?)] = [:]
    var actions: Set<EntityUID> = []
    /// What common types stand for.
    var meanings: [QualifiedName: StaticType] = [:]
    private var faults: [Diagnostic] = []

    /// The schema. Throws `invalidSchema` with every fault of the names, or the first of what comes after.
    static func resolve(
        _ fragment: SchemaFragment
    ) throws(CedarPolicyError) -> (
        entityTypes: [QualifiedName: EntityTypeDefinition], actions: [EntityUID: ActionDefinition]
    ) {
        var resolver = SchemaResolver(fragment: fragment)
        try resolver.collect()
        try resolver.defineCommonTypes()
        return (try resolver.entityTypeDefinitions(), try resolver.actionDefinitions())
    }

    private init(fragment: SchemaFragment) { self.fragment = fragment }

    static func fault(_ message: String, _ place: SchemaFragment.Place) -> CedarPolicyError {
        CedarPolicyError(.invalidSchema, message, span: place.span, path: place.path)
    }

    private mutating func note(_ message: String, _ place: SchemaFragment.Place) {
        faults += Self.fault(message, place).diagnostics
    }

    static func qualified(_ name: String, in namespace: QualifiedName?) -> QualifiedName {
        QualifiedName(unchecked: namespace.map { "\($0)::\(name)" } ?? name)
    }

    static func actionType(in namespace: QualifiedName?) -> QualifiedName { qualified("Action", in: namespace) }

    /// What is declared, and that nothing is twice, reserved or hidden.
    private mutating func collect() throws(CedarPolicyError) {
        var (declared, hideable): (Set<QualifiedName>, [String: Bool]) = ([], [:])
        var namespaces: Set<QualifiedName?> = []
        for namespace in fragment.namespaces {
            if !namespaces.insert(namespace.name).inserted { note("the namespace is declared twice", namespace.place) }
            if namespace.name?.components.contains("__cedar") ?? false {
                note("'__cedar' is reserved", namespace.place)
            }
            for type in namespace.entityTypes {
                if type.name == "__cedar" { note("'__cedar' is reserved", type.place) }
                if type.name == "Action" { note("'Action' is the type of actions", type.place) }
                let name = Self.qualified(type.name, in: namespace.name)
                if !entityTypes.insert(name).inserted { note("the entity type is declared twice", type.place) }
                declared.insert(name)
            }
            for type in namespace.commonTypes {
                if type.name == "__cedar" || SchemaNames.keywords.contains(type.name) {
                    note("'\(type.name)' is reserved", type.place)
                }
                let name = Self.qualified(type.name, in: namespace.name)
                if commonTypes.updateValue((type.type, namespace.name), forKey: name) != nil {
                    note("the common type is declared twice", type.place)
                }
                declared.insert(name)
            }
            for action in namespace.actions {
                let uid = EntityUID(type: Self.actionType(in: namespace.name), id: action.name)
                if !actions.insert(uid).inserted { note("the action is declared twice", action.place) }
            }
        }
        findHidden(declared, &hideable)
        if !faults.isEmpty { throw CedarPolicyError(faults) }
        addBuiltIns(declared)
    }

    /// What stands outside of any namespace must not be hidden by a namespace (RFC 70).
    private mutating func findHidden(_ declared: Set<QualifiedName>, _ hideable: inout [String: Bool]) {
        for namespace in fragment.namespaces where namespace.name != nil {
            for (name, place) in namespace.entityTypes.map({ ($0.name, $0.place) })
                + namespace.commonTypes.map({ ($0.name, $0.place) })
            where declared.contains(QualifiedName(unchecked: name)) {
                note("this hides a type of the same name outside of any namespace", place)
            }
            for action in namespace.actions
            where actions.contains(EntityUID(type: Self.actionType(in: nil), id: action.name)) {
                note("this hides an action of the same name outside of any namespace", action.place)
            }
        }
    }

    /// The types of the language: always as `__cedar::Long`, and as `Long` unless that is declared otherwise.
    private mutating func addBuiltIns(_ declared: Set<QualifiedName>) {
        var builtIn: [(String, SchemaFragment.TypeReference)] = [("Bool", .bool), ("Long", .long), ("String", .string)]
        for type in ExtensionType.allCases { builtIn.append((type.rawValue, .extension(type))) }
        for (name, type) in builtIn {
            commonTypes[QualifiedName(unchecked: "__cedar::" + name)] = (type, nil)
            let bare = QualifiedName(unchecked: name)
            if !declared.contains(bare) { commonTypes[bare] = (type, nil) }
        }
        for namespace in fragment.namespaces where !namespace.actions.isEmpty {
            entityTypes.insert(Self.actionType(in: namespace.name))
        }
    }

    // MARK: Names

    /// What a name may mean, in the order of precedence.
    private func candidates(_ name: QualifiedName, _ namespace: QualifiedName?) -> [QualifiedName] {
        guard let namespace, !name.text.string.utf8.contains(UInt8(ascii: ":")) else { return [name] }
        return [Self.qualified(name.text.string, in: namespace), name]
    }

    func entityType(
        _ reference: SchemaFragment.NameReference, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> QualifiedName {
        for name in candidates(reference.name, namespace) where entityTypes.contains(name) { return name }
        throw Self.fault("no entity type of this name is declared", reference.place)
    }

    func commonType(
        _ reference: SchemaFragment.NameReference, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> QualifiedName {
        for name in candidates(reference.name, namespace) where commonTypes[name] != nil { return name }
        throw Self.fault("no common type of this name is declared", reference.place)
    }

    /// The common type or entity type, and which it is.
    func either(
        _ reference: SchemaFragment.NameReference, _ namespace: QualifiedName?
    ) throws(CedarPolicyError) -> (name: QualifiedName, isCommon: Bool) {
        for name in candidates(reference.name, namespace) {
            if commonTypes[name] != nil { return (name, true) }
            if entityTypes.contains(name) { return (name, false) }
        }
        throw Self.fault("no type of this name is declared", reference.place)
    }
}
