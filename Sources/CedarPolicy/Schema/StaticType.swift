/// The type of an expression: what schemas declare, and booleans whose value is known before evaluation.
indirect enum StaticType: Hashable, Sendable {
    /// A boolean, and its value where it is known.
    case bool(Bool?)
    case long
    case string
    case set(StaticType)
    case record(RecordType)
    case entity(QualifiedName)
    case `extension`(ExtensionType)

    static let anyBool = StaticType.bool(nil)

    /// How many types it is made of, itself included.
    var size: Int {
        switch self {
        case .set(let element): 1 + element.size
        case .record(let record): record.size
        default: 1
        }
    }

    /// How deep it is nested: 1 for a simple type.
    var depth: Int {
        switch self {
        case .set(let element): 1 + element.depth
        case .record(let record): record.depth
        default: 1
        }
    }

    /// As the public interface has it.
    var schemaType: SchemaType {
        switch self {
        case .bool: .bool
        case .long: .long
        case .string: .string
        case .set(let element): .set(element.schemaType)
        case .record(let record): .record(record.attributes)
        case .entity(let name): .entity(name)
        case .extension(let type): .extension(type)
        }
    }
}

extension StaticType: CustomStringConvertible {
    /// As in a schema, for messages.
    var description: String {
        switch self {
        case .bool(nil): "Bool"
        case .bool(true?): "True"
        case .bool(false?): "False"
        case .long: "Long"
        case .string: "String"
        case .set(let element): "Set<\(element)>"
        case .record: "a record"
        case .entity(let name): "\(name)"
        case .extension(let type): type.rawValue
        }
    }
}
