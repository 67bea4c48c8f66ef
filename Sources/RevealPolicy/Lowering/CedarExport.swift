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
