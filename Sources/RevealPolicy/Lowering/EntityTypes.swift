package import CedarPolicy

/// What the policies of every document speak of.
///
/// ```text
/// entity Role in [Role];
/// entity Principal in [Role];
/// entity Class in [Class];
/// entity Field in [Class];         its id is table.column, its attributes are the facts of the row
/// action "reveal.clear", "reveal.masked", "reveal.tokenized", "reveal.encrypted";
/// ```
package enum EntityTypes {
    package static let principal = QualifiedName(unchecked: "Principal")
    package static let role = QualifiedName(unchecked: "Role")
    package static let fieldClass = QualifiedName(unchecked: "Class")
    package static let field = QualifiedName(unchecked: "Field")
    package static let action = QualifiedName(unchecked: "Action")

    static func role(_ name: DocumentName) -> EntityUID { EntityUID(type: role, id: name.text) }

    static func fieldClass(_ name: DocumentName) -> EntityUID { EntityUID(type: fieldClass, id: name.text) }

    static func field(_ name: FieldName) -> EntityUID { EntityUID(type: field, id: name.description) }

    /// What requests ask for: no condition looks at it.
    static let anyAction = action(.clear)

    static func action(_ form: RevealForm) -> EntityUID { EntityUID(type: action, id: form.actionName) }
}

/// The names that the engine itself supplies.
enum SuppliedNames {
    static let tenant: CedarString = "tenant"
    static let subject: CedarString = "subject"
    static let purpose: CedarString = "purpose"
    static let now: CedarString = "now"
    static let reason: CedarString = "reason"
    static let approvals: CedarString = "approvals"
    static let breakGlass: CedarString = "breakGlass"
    static let grant: CedarString = "grant"
    static let clock: CedarString = "clock"
    static let day: CedarString = "day"
    static let minute: CedarString = "minute"
}
