import CedarPolicy

/// A reveal document as Cedar's reference tools read it.
///
/// They answer as the document does, form by form, with two differences that ``RevealEngine`` makes: a forbid that cannot be
/// evaluated forbids, and obligations and budgets stand beside the policies.
public struct CedarExport: Hashable, Sendable {
    /// The policies in Cedar's text: for each rule and form one called `rule.form`, for each forbid one. Their names stand in the
    /// annotation `id`, and the rule's in `rule`.
    public let policies: String
    /// The schema in Cedar's text.
    public let schema: String
    /// The schema in its JSON form.
    public let schemaJSON: String
    /// Roles, classes and fields in Cedar's JSON form.
    public let entitiesJSON: String
}

/// One question, as Cedar's reference tools read it.
public struct CedarQuestion: Hashable, Sendable {
    /// Who asks, such as `Principal::"ada"`.
    public let principal: String
    /// What is asked for, such as `Action::"reveal.masked"`.
    public let action: String
    /// About what, such as `Field::"customer.email"`.
    public let resource: String
    /// The context in Cedar's JSON form.
    public let contextJSON: String
    /// The principal with its roles and the field with the facts of its row, beside the roles and classes of the document,
    /// in Cedar's JSON form.
    public let entitiesJSON: String
}

extension RevealEngine {
    /// The document as Cedar: policies, schema and entities that the reference tools accept.
    ///
    /// - Complexity: the size of the document.
    public func exportCedar() -> CedarExport {
        let lowered = index.lowered
        return CedarExport(
            policies: lowered.policies.cedarText,
            schema: lowered.schema.cedarText,
            schemaJSON: lowered.schema.jsonText, entitiesJSON: lowered.entities.json)
    }

    /// One question as Cedar: may the field be seen in this form?
    ///
    /// Nil where the document does not know the field, or the request uses a name that the engine supplies: such a question is denied
    /// before any policy is looked at, as is one whose facts are not as the schema has them.
    ///
    /// - Complexity: the size of the document.
    public func cedarQuestion(
        _ form: RevealForm, of field: FieldName, in row: RevealRow, for request: RevealRequest
    ) -> CedarQuestion? {
        guard let place = index.fieldPlaces[field], let principal = request.principalFacts,
            let context = request.contextFacts, let attributes = row.attributes
        else { return nil }
        let uid = index.fields[place].uid
        let own = index.lowered.entities.all.filter { $0.uid.type != EntityTypes.field }
        let parents = request.roleNames.indices.filter { index.roles[request.roleNames[$0]] != nil }
        let asked = [
            Entity(
                request.principalUID, attributes: principal, parents: parents.map { request.roleUIDs[$0] }),
            Entity(
                uid, attributes: attributes,
                parents: [EntityTypes.fieldClass(index.document.fields[place].fieldClass)]),
        ]
        let whole = context.adding([(SuppliedNames.clock, .record(index.clock(at: request.milliseconds)))]) ?? context
        guard let entities = try? Entities(own + asked) else { return nil }
        return CedarQuestion(
            principal: request.principalUID.cedarText, action: EntityTypes.action(form).cedarText,
            resource: uid.cedarText, contextJSON: whole.json, entitiesJSON: entities.json)
    }
}

extension RevealIndex {
    /// What the clocks show that rules look at.
    func clock(at milliseconds: Int64) -> CedarRecord {
        var zones: [DocumentName: CedarValue] = [:]
        for hours in rules.compactMap(\.hours) + forbids.compactMap(\.hours) where zones[hours.hours.zone] == nil {
            let (day, minute) = hours.clock.read(milliseconds)
            zones[hours.hours.zone] = .record(
                CedarRecord([
                    (SuppliedNames.day, .long(Int64(day))), (SuppliedNames.minute, .long(Int64(minute))),
                ]))
        }
        return CedarRecord(zones.map { (CedarString($0.key.text), $0.value) })
    }
}
