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
