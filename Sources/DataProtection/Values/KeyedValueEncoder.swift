/// Writes properties.
struct KeyedValueEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let fields: ValueFields
    let codingPath: [any CodingKey]

    mutating func encodeNil(forKey key: Key) { fields.append(key.stringValue, .null) }

    // Spelt out for what is written most: the general one has to look what it was given.
    mutating func encode(_ value: String, forKey key: Key) { fields.append(key.stringValue, .text(value)) }
    mutating func encode(_ value: Int, forKey key: Key) { fields.append(key.stringValue, .other(value)) }
    mutating func encode(_ value: Bool, forKey key: Key) { fields.append(key.stringValue, .other(value)) }
    mutating func encode(_ value: Double, forKey key: Key) { fields.append(key.stringValue, .other(value)) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) {
        fields.append(key.stringValue, ValueSlot.of(value))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        let nested = ValueFields()
        fields.append(key.stringValue, .fields(nested))
        return KeyedEncodingContainer(KeyedValueEncoder<Nested>(fields: nested, codingPath: codingPath + [key]))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        let list = ValueList()
        fields.append(key.stringValue, .list(list))
        return UnkeyedValueEncoder(list: list, codingPath: codingPath + [key])
    }

    mutating func superEncoder() -> any Encoder { encoder("super") }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(key.stringValue) }

    private func encoder(_ name: String) -> any Encoder {
        let encoder = ValueEncoder(codingPath: codingPath)
        fields.append(name, .written(encoder))
        return encoder
    }
}

/// Writes values one behind the other.
struct UnkeyedValueEncoder: UnkeyedEncodingContainer {
    let list: ValueList
    let codingPath: [any CodingKey]
    var count: Int { list.slots.count }

    mutating func encodeNil() { list.append(.null) }
    mutating func encode<Value: Encodable>(_ value: Value) { list.append(ValueSlot.of(value)) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        let nested = ValueFields()
        list.append(.fields(nested))
        return KeyedEncodingContainer(KeyedValueEncoder<Nested>(fields: nested, codingPath: codingPath))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        let nested = ValueList()
        list.append(.list(nested))
        return UnkeyedValueEncoder(list: nested, codingPath: codingPath)
    }

    mutating func superEncoder() -> any Encoder {
        let encoder = ValueEncoder(codingPath: codingPath)
        list.append(.written(encoder))
        return encoder
    }
}
