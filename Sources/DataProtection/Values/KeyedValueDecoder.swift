/// Reads properties.
final class KeyedValueDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let fields: ValueFields
    let codingPath: [any CodingKey]
    /// The property behind the one that was read last.
    private var next = 0

    init(fields: ValueFields, codingPath: [any CodingKey]) {
        self.fields = fields
        self.codingPath = codingPath
    }

    var allKeys: [Key] { fields.names.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { fields.place(of: key.stringValue, from: next) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try slot(key).isNull }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        let slot = try slot(key)
        if case .text(let text) = slot { return text }
        return try slot.decode(type, codingPath + [key])
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try slot(key).decode(type, codingPath + [key])
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let place = fields.place(of: key.stringValue, from: next) else { return nil }
        next = place + 1
        switch fields.slots[place] {
        case .text(let text): return text
        case let slot: return slot.isNull ? nil : try slot.decode(type, codingPath + [key])
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try ValueDecoder(slot(key), codingPath: codingPath + [key]).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ValueDecoder(slot(key), codingPath: codingPath + [key]).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let place = fields.place(of: "super", from: next) else {
            return ValueDecoder(.null, codingPath: codingPath)
        }
        return ValueDecoder(fields.slots[place], codingPath: codingPath)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        ValueDecoder(try slot(key), codingPath: codingPath + [key])
    }

    private func slot(_ key: Key) throws -> ValueSlot {
        guard let place = fields.place(of: key.stringValue, from: next) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "the value did not write this property"))
        }
        next = place + 1
        return fields.slots[place]
    }
}

/// Reads values one behind the other.
struct UnkeyedValueDecoder: UnkeyedDecodingContainer {
    let list: ValueList
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(list: ValueList, codingPath: [any CodingKey]) {
        self.list = list
        self.codingPath = codingPath
    }

    var count: Int? { list.slots.count }
    var isAtEnd: Bool { currentIndex >= list.slots.count }

    mutating func decodeNil() throws -> Bool {
        guard try peek().isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try peek().decode(type, codingPath)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try ValueDecoder(peek(), codingPath: codingPath).container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try ValueDecoder(peek(), codingPath: codingPath).unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = ValueDecoder(try peek(), codingPath: codingPath)
        currentIndex += 1
        return decoder
    }

    private func peek() throws -> ValueSlot {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                ValueSlot.self, .init(codingPath: codingPath, debugDescription: "the value wrote no more"))
        }
        return list.slots[currentIndex]
    }
}
