/// Puts a value together from what a ``ValueEncoder`` took apart, with other texts in some places.
struct ValueDecoder: Decoder {
    let slot: ValueSlot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ slot: ValueSlot, codingPath: [any CodingKey] = []) {
        self.slot = slot
        self.codingPath = codingPath
    }

    /// A value with these properties.
    ///
    /// - Throws: what the value throws.
    static func value<Value: Decodable>(_ type: Value.Type, of fields: ValueFields) throws -> Value {
        try Value(from: ValueDecoder(.fields(fields)))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .fields(let fields) = try slot.opened() else { throw mismatch("named properties") }
        return KeyedDecodingContainer(KeyedValueDecoder<Key>(fields: fields, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let list) = try slot.opened() else { throw mismatch("a list") }
        return UnkeyedValueDecoder(list: list, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        SingleValueDecoder(slot: slot, codingPath: codingPath)
    }

    private func mismatch(_ wanted: String) -> DecodingError {
        .typeMismatch(
            ValueFields.self, .init(codingPath: codingPath, debugDescription: "what was written has not \(wanted)"))
    }
}

extension ValueSlot {
    var isNull: Bool {
        switch self {
        case .null: true
        case .written(let encoder): encoder.slot?.isNull ?? false
        default: false
        }
    }

    /// The containers of a value that was kept whole.
    func opened() throws -> ValueSlot {
        switch self {
        case .other(let value):
            let encoder = ValueEncoder()
            try value.encode(to: encoder)
            return encoder.slot ?? .fields(ValueFields())
        case .written(let encoder): return encoder.slot ?? .fields(ValueFields())
        default: return self
        }
    }

    /// What was written, as a value of a type: the same value where it is of that type.
    func decode<Value: Decodable>(_ type: Value.Type, _ codingPath: [any CodingKey]) throws -> Value {
        switch self {
        case .text(let text): if let value = text as? Value { return value }
        case .other(let written):
            if let value = written as? Value { return value }
            if let integer = written as? any BinaryInteger, let target = Value.self as? any FixedWidthInteger.Type,
                let value = target.exactly(integer) as? Value
            {
                return value
            }
            // It asks for what the value is made of.
            let inner = Self.isPlain(type) ? try opened() : self
            if case .other = inner { break }
            return try inner.decode(type, codingPath)
        case .written(let encoder): if let slot = encoder.slot { return try slot.decode(type, codingPath) }
        case .null, .fields, .list: break
        }
        // A type of the standard library asks for itself, and would do so for ever.
        guard !Self.isPlain(type) else {
            let context = DecodingError.Context(
                codingPath: codingPath, debugDescription: "what was written is of another type")
            if isNull { throw DecodingError.valueNotFound(type, context) }
            throw DecodingError.typeMismatch(type, context)
        }
        return try Value(from: ValueDecoder(self, codingPath: codingPath))
    }

    private static func isPlain<Value>(_ type: Value.Type) -> Bool {
        type is String.Type || type is Bool.Type || type is any BinaryInteger.Type
            || type is any BinaryFloatingPoint.Type
    }
}

extension FixedWidthInteger {
    fileprivate static func exactly(_ integer: any BinaryInteger) -> Self? { Self(exactly: integer) }
}

private struct SingleValueDecoder: SingleValueDecodingContainer {
    let slot: ValueSlot
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { slot.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try slot.decode(type, codingPath) }
}
