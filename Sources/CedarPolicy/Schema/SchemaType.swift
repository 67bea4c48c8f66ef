/// The type of a value, as a schema declares it: common types are replaced by what they stand for.
///
/// ## Specification
/// Cedar 4.5, "Schema".
public indirect enum SchemaType: Hashable, Sendable {
    /// `Bool`
    case bool
    /// `Long`, a whole number of 64 bits.
    case long
    /// `String`
    case string
    /// `Set<...>`
    case set(SchemaType)
    /// `{...}`, in the order of the names' bytes.
    case record([SchemaAttribute])
    /// An entity of this type; the name is whole.
    case entity(QualifiedName)
    /// `ipaddr`, `decimal`, `datetime` or `duration`
    case `extension`(ExtensionType)
}
