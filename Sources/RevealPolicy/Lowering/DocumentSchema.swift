import CedarPolicy

/// The Cedar schema of what a document declares, and of what the engine supplies.
enum DocumentSchema {
    /// The schema's text. Zones are those whose clocks rules look at.
    static func text(of document: RevealDocument, zones: [String]) -> String {
        let attributes = document.attributes
        let clock = zones.map { "\(quoted($0)): { day: Long, minute: Long }" }.joined(separator: ", ")
        let actions = RevealForm.allCases.map { quoted($0.actionName) }.joined(separator: ", ")
        return """
            entity Role in [Role];
            entity Principal in [Role] { \(members(attributes.principal, ["tenant?: String"])) };
            entity Class in [Class];
            entity Field in [Class] { \(members(attributes.row, ["tenant?: String", "subject?: String"])) };
            action \(actions) appliesTo {
              principal: Principal, resource: Field,
              context: { \(members(attributes.context, [
                "purpose: String", "now: datetime", "reason?: String", "approvals: Set<Principal>",
                "breakGlass: Bool", "grant?: String", "clock: { \(clock) }",
            ])) }
            };

            """
    }

    private static func members(_ attributes: [AttributeDeclaration], _ supplied: [String]) -> String {
        (supplied + attributes.map(member)).joined(separator: ", ")
    }

    private static func member(_ attribute: AttributeDeclaration) -> String {
        "\(quoted(attribute.name.text))\(attribute.isOptional ? "?" : ""): \(type(attribute.type))"
    }

    private static func type(_ type: AttributeType) -> String {
        switch type {
        case .string: "String"
        case .long: "Long"
        case .bool: "Bool"
        case .decimal: "decimal"
        case .datetime: "datetime"
        case .duration: "duration"
        case .ip: "ipaddr"
        case .principal: "Principal"
        case .set(let element): "Set<\(self.type(element))>"
        case .record(let members): "{ \(members.map(member).joined(separator: ", ")) }"
        }
    }

    private static func quoted(_ name: String) -> String { Expr(stringLiteral: name).cedarText }
}
