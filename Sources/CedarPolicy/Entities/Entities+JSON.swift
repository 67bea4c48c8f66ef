extension Entities {
    /// The entities of a document in Cedar's JSON form, without a schema.
    ///
    /// Values of extension types and references to entities are marked, with `__extn` and `__entity`. A record that has
    /// one of these names and is not of that form is refused.
    ///
    /// - Throws: `invalidJSON`, `limitExceeded`, `invalidEntity`, `duplicateEntity`, `entityCycle`, with the path.
    ///
    /// ## Specification
    /// Cedar 4.5, "Entities JSON format".
    public init(json text: String) throws(CedarPolicyError) {
        try self.init(document: JSONReader.read(text))
    }

    /// The entities of a document that is read already.
    package init(document: JSON) throws(CedarPolicyError) { try self.init(ValueReader.entities(document)) }
}

extension CedarRecord {
    /// A record, such as a context, in Cedar's JSON form.
    ///
    /// - Throws: `invalidJSON`, `limitExceeded`, `invalidEntity`, with the path.
    public init(json text: String) throws(CedarPolicyError) {
        try self.init(document: JSONReader.read(text))
    }

    /// The record of a document that is read already.
    package init(document: JSON) throws(CedarPolicyError) {
        guard case .record(let record) = try ValueReader.value(document, at: "") else {
            throw CedarPolicyError(.invalidEntity, "expected an object")
        }
        self = record
    }
}

extension EntityUID {
    /// The uid of a document that is read already.
    package init(document: JSON) throws(CedarPolicyError) { self = try ValueReader.uid(document, at: "") }
}
