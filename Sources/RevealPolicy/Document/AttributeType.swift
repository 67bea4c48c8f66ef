/// What an attribute of a principal, a context or a row can be.
///
/// | in a document | Cedar |
/// |---|---|
/// | `string`, `long`, `bool`, `decimal`, `datetime`, `duration`, `ip` | the same, with Cedar's names |
/// | `principal` | an entity: somebody who could ask |
/// | `[string]` | a set |
/// | `{ id: string, note?: string }` | a record |
public indirect enum AttributeType: Hashable, Sendable {
    case string
    case long
    case bool
    case decimal
    case datetime
    case duration
    case ip
    /// Somebody who could ask, by id.
    case principal
    /// A set.
    case set(AttributeType)
    /// Attributes with names.
    case record([AttributeDeclaration])
}
