/// A JSON document, with what Cedar needs of it kept exact.
package indirect enum JSON: Sendable {
    case null
    case bool(Bool)
    /// A number without point and exponent that 64 bits hold.
    case integer(Int64)
    /// Any other number: Cedar has none.
    case otherNumber
    case string(CedarString)
    case array([JSON])
    /// In the order of the text. Names are unique.
    case object([Member])

    package struct Member: Sendable {
        package let name: CedarString
        package let value: JSON
    }

    /// The value of a name in an object; nil also for what is no object.
    package subscript(name: CedarString) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
