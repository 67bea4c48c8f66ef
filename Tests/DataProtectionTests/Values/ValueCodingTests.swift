import Foundation
import Testing

@testable import DataProtection

@Suite("A value that is taken apart and put together")
struct ValueCodingTests {
    private func round<Value: Codable>(_ value: Value) throws -> Value {
        let fields = try #require(try ValueEncoder.fields(of: value))
        return try ValueDecoder.value(Value.self, of: fields)
    }

    private struct Hand: Codable, Equatable {
        var list: [Int8]
        var inner: String
        var deep: Double
        var nothing: String?

        enum Keys: String, CodingKey { case list, inner, nothing }
        enum Inner: String, CodingKey { case text, deep }

        init(list: [Int8], inner: String, deep: Double) { (self.list, self.inner, self.deep) = (list, inner, deep) }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            var items = try container.nestedUnkeyedContainer(forKey: .list)
            list = []
            while !items.isAtEnd { if try !items.decodeNil() { list.append(try items.decode(Int8.self)) } }
            let nested = try container.nestedContainer(keyedBy: Inner.self, forKey: .inner)
            inner = try nested.decode(String.self, forKey: .text)
            deep = try nested.decode(Double.self, forKey: .deep)
            nothing = try container.decodeNil(forKey: .nothing) ? nil : container.decode(String.self, forKey: .nothing)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            var items = container.nestedUnkeyedContainer(forKey: .list)
            // Written wide and read narrow.
            for item in list {
                try items.encode(Int(item))
                try items.encodeNil()
            }
            var nested = container.nestedContainer(keyedBy: Inner.self, forKey: .inner)
            try nested.encode(inner, forKey: .text)
            try nested.encode(deep, forKey: .deep)
            try container.encodeNil(forKey: .nothing)
        }
    }

    @Test("by hand comes back the same")
    func byHand() throws {
        let value = Hand(list: [1, -2, 127], inner: "x", deep: .pi)
        #expect(try round(value) == value)
    }

    /// Written as one type and read as another that encodes alike.
    private struct Wrapped: Codable, Equatable {
        var raw: String
        init(_ raw: String) { self.raw = raw }
        init(from decoder: any Decoder) throws { raw = try decoder.singleValueContainer().decode(String.self) }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(raw)
        }
    }

    private struct Changing: Codable, Equatable {
        var text: String
        enum Keys: String, CodingKey { case text }
        init(_ text: String) { self.text = text }
        init(from decoder: any Decoder) throws {
            text = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .text)
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(Wrapped(text), forKey: .text)
        }
    }

    @Test("may read as what it is made of what it wrote as a type of its own")
    func wrapped() throws { #expect(try round(Changing("x")) == Changing("x")) }

    @Test("that asks for another type than it wrote fails, and does not go on for ever")
    func mismatched() throws {
        struct Liar: Codable {
            enum Keys: String, CodingKey { case a }
            init() {}
            init(from decoder: any Decoder) throws {
                _ = try decoder.container(keyedBy: Keys.self).decode(Bool.self, forKey: .a)
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(1, forKey: .a)
            }
        }
        #expect(throws: DecodingError.self) { try round(Liar()) }
    }

    @Test("gives keys as texts: of texts, integers and identifiers, of nothing else")
    func keys() {
        struct ID: Codable {
            var raw: UUID
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(raw)
            }
        }
        let id = UUID()
        #expect(ValueSlot.of("x").keyText == "x")
        #expect(ValueSlot.of(-7).keyText == "-7" && ValueSlot.of(UInt64.max).keyText == "18446744073709551615")
        #expect(ValueSlot.of(ID(raw: id)).keyText == id.uuidString && ValueSlot.of(Optional(3)).keyText == "3")
        #expect(ValueSlot.of(1.5).keyText == nil && ValueSlot.of(true).keyText == nil)
        #expect(ValueSlot.of([1]).keyText == nil && ValueSlot.of(Int?.none).keyText == nil)
    }
}
