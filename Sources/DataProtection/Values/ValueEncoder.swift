/// Takes a value apart: texts as columns have them, everything else as it is.
///
/// Not a format: what it makes is read by ``ValueDecoder`` only, in the same process, so that dates, numbers and nested
/// values come back as exactly what they were.
final class ValueEncoder: Encoder {
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private(set) var slot: ValueSlot?

    init(codingPath: [any CodingKey] = []) { self.codingPath = codingPath }

    /// The properties of a value; nil where it has none by name.
    ///
    /// - Throws: what the value throws.
    static func fields(of value: some Encodable) throws -> ValueFields? {
        let encoder = ValueEncoder()
        try value.encode(to: encoder)
        if case .fields(let fields)? = encoder.slot { return fields }
        return nil
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        // A value may ask for its container twice, as classes do that inherit one.
        if case .fields(let fields)? = slot {
            return KeyedEncodingContainer(KeyedValueEncoder<Key>(fields: fields, codingPath: codingPath))
        }
        let fields = ValueFields()
        slot = .fields(fields)
        return KeyedEncodingContainer(KeyedValueEncoder<Key>(fields: fields, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .list(let list)? = slot { return UnkeyedValueEncoder(list: list, codingPath: codingPath) }
        let list = ValueList()
        slot = .list(list)
        return UnkeyedValueEncoder(list: list, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueEncoder(encoder: self) }

    fileprivate func set(_ slot: ValueSlot) { self.slot = slot }
}

private struct SingleValueEncoder: SingleValueEncodingContainer {
    let encoder: ValueEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil() { encoder.set(.null) }
    mutating func encode<Value: Encodable>(_ value: Value) { encoder.set(ValueSlot.of(value)) }
}
