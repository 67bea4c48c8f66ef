import CedarPolicy

/// What a case says of its policies, entities and requests under its schema.
struct PolicyVerdict {
    let schema: Schema
    let validator: Validator

    /// The schema in Cedar's own form.
    init(_ schema: String) throws {
        self.schema = try Schema(schema)
        validator = Validator(schema: self.schema)
    }

    /// Checks that policies are valid or not, as the case says, and that entities and requests fit the schema.
    func run(_ document: JSON, _ policies: PolicySet, _ entities: JSON, _ id: String, _ report: inout Report) {
        report.check("\(id) validation") {
            guard case .bool(let expected) = try document.member("shouldValidate") else { return "no verdict" }
            let result = validator.validate(policies)
            return result.isValid == expected ? nil : "valid: \(result.isValid), \(result.errors)"
        }
        report.check("\(id) schema") {
            let text = try Schema(schema.cedarText)
            let json = try Schema(json: schema.jsonText)
            return text.entityTypes == schema.entityTypes && json.entityTypes == schema.entityTypes
                && json.actions == schema.actions ? nil : "the schema changes when it is printed"
        }
        report.check("\(id) entities") {
            _ = try Entities(document: entities, schema: schema)
            return nil
        }
        guard let requests = try? document.array("requests") else { return }
        for (index, request) in requests.enumerated() {
            // Requests without this mark are made to break the schema.
            guard case .bool(true)? = request["validateRequest"] else { continue }
            report.check("\(id) request \(index) under the schema") {
                let action = try EntityUID(document: request.member("action"))
                let context = try CedarRecord(document: request.member("context"), contextOf: action, schema: schema)
                try schema.check(
                    Request(
                        principal: try EntityUID(document: request.member("principal")), action: action,
                        resource: try EntityUID(document: request.member("resource")), context: context))
                return nil
            }
        }
    }
}
