import CedarPolicy

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
        guard let place = index.fieldPlaces[field], let principal = request.parts.principalFacts,
            let context = request.parts.contextFacts, let attributes = row.attributes
        else { return nil }
        let uid = index.fields[place].uid
        let own = index.lowered.entities.all.filter { $0.uid.type != EntityTypes.field }
        let parents = request.parts.roleNames.indices.filter { index.roles[request.parts.roleNames[$0]] != nil }
        let asked = [
            Entity(
                request.parts.principalUID, attributes: principal, parents: parents.map { request.parts.roleUIDs[$0] }),
            Entity(
                uid, attributes: attributes,
                parents: [EntityTypes.fieldClass(index.document.fields[place].fieldClass)]),
        ]
        let whole = context.adding([(SuppliedNames.clock, .record(index.clock(at: request.milliseconds)))]) ?? context
        guard let entities = try? Entities(own + asked) else { return nil }
        return CedarQuestion(
            principal: request.parts.principalUID.cedarText, action: EntityTypes.action(form).cedarText,
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
