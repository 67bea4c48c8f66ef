import Foundation
import Testing

@testable import Masking

@Suite("A sensitive value shows itself nowhere")
struct SensitiveTests {
    private static let secret = "S3CRET-ada@example.org"

    private struct Customer: Decodable {
        let id: Int
        let email: Sensitive<String>
        let income: Sensitive<Int>?
    }

    private struct Refused: Error {
        let value: Sensitive<String>
        let note: String
    }

    /// All that can be got out of a value by printing it.
    private func shown(_ value: Any) -> String {
        var text = "\(value) " + String(describing: value) + String(reflecting: value)
        print(value, to: &text)
        debugPrint(value, to: &text)
        dump(value, to: &text)
        func walk(_ value: Any, _ depth: Int) {
            guard depth < 6 else { return }
            let mirror = Mirror(reflecting: value)
            for child in mirror.children {
                text += "\(child.label ?? "") \(child.value)"
                walk(child.value, depth + 1)
            }
            if let parent = mirror.superclassMirror { text += "\(parent.children.map { $0 })" }
        }
        walk(value, 0)
        return text
    }

    @Test("printed, dumped, reflected, interpolated, alone or in something")
    func printing() {
        let value = Sensitive(Self.secret)
        let holders: [Any] = [
            value, Optional(value) as Any, [value], ["key": value], [value: 1], Set([value]), (value, 1),
            Result<Sensitive<String>, any Error>.success(value), Refused(value: value, note: "n"),
            Customer(id: 7, email: value, income: Sensitive(123_456_789)), Sensitive(value), Sensitive([Self.secret]),
            Refused(value: value, note: "n") as any Error, AnyHashable(value), [value] as NSArray,
        ]
        for holder in holders {
            let text = shown(holder)
            #expect(!text.contains("S3CRET") && !text.contains("123456789"), "\(type(of: holder))")
        }
        #expect("\(value)" == "[redacted]" && "\(value)" == Sensitive<Int>.redaction)
        #expect(String(reflecting: value) == "[redacted]")
        #expect(Mirror(reflecting: value).children.isEmpty)
        #expect("\(value.playgroundDescription)" == "[redacted]")
    }

    @Test("in messages of errors")
    func errors() {
        let error = Refused(value: Sensitive(Self.secret), note: "n")
        #expect(!"\(error) \(error.localizedDescription) \(error as NSError)".contains("S3CRET"))
    }

    @Test("encoded: there is no way to, by type or by trying")
    func encoding() throws {
        let value: Any = Sensitive(Self.secret)
        #expect(!(value is any Encodable))
        #expect(!(Customer(id: 1, email: Sensitive(Self.secret), income: nil) as Any is any Encodable))
        #expect(!([Sensitive(Self.secret)] as Any is any Encodable))
        #expect(!(Optional(Sensitive(Self.secret)) as Any is any Encodable))
        #expect(!JSONSerialization.isValidJSONObject(["key": value]))
        #expect(!(value is any LosslessStringConvertible) && !(value is any TextOutputStreamable))
        #expect(!(value is any RawRepresentable))

        // Whoever encodes whatever can be encoded, and the description of all else, gets the redaction.
        struct Anything: Encodable {
            let value: Any
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                if let value = value as? any Encodable {
                    try value.encode(to: encoder)
                } else {
                    try container.encode(String(describing: value))
                }
            }
        }
        let json = try JSONEncoder().encode(["a": Anything(value: value), "b": Anything(value: 1)])
        #expect(String(decoding: json, as: UTF8.self).contains(#""a":"[redacted]""#))
    }

    @Test("decoded, it comes in in its own form")
    func decoding() throws {
        let json = Data(#"{"id": 7, "email": "S3CRET-ada@example.org", "income": 5}"#.utf8)
        let customer = try JSONDecoder().decode(Customer.self, from: json)
        #expect(customer.email.expose() == Self.secret)
        #expect(customer.income?.expose() == 5)
        let bare = Data(#"{"id": 7, "email": "", "income": null}"#.utf8)
        #expect(try JSONDecoder().decode(Customer.self, from: bare).income == nil)
    }

    @Test(
        "a failure to decode says where and not what",
        arguments: [
            #"{"id": 7, "email": 4711}"#, #"{"id": 7, "email": "", "income": 4711e99}"#,
            #"{"id": 7, "email": ["4711"]}"#,
            #"{"id": 7, "email": null}"#, #"{"id": 7, "email": "", "income": 4711.5}"#,
        ])
    func decodingErrors(_ json: String) throws {
        do {
            _ = try JSONDecoder().decode(Customer.self, from: Data(json.utf8))
            Issue.record("decoded")
        } catch let error as DecodingError {
            #expect(!"\(error) \(error.localizedDescription)".contains("4711"))
            #expect("\(error)".contains("email") || "\(error)".contains("income"))
        }
    }

    @Test("a failure inside the value hides the path into it, and errors of its own making")
    func nestedDecodingErrors() throws {
        struct Own: Error { let seen = "S3CRET" }
        struct Picky: Decodable {
            init(from decoder: any Decoder) throws { throw Own() }
        }
        let json = Data(#"{"S3CRET": "x"}"#.utf8)
        for body in [
            { _ = try JSONDecoder().decode(Sensitive<[String: Int]>.self, from: json) },
            { _ = try JSONDecoder().decode(Sensitive<Picky>.self, from: json) },
            { _ = try JSONDecoder().decode(Sensitive<Int8>.self, from: Data("4711".utf8)) },
        ] as [() throws -> Void] {
            do {
                try body()
                Issue.record("decoded")
            } catch {
                #expect(error is DecodingError)
                #expect(!"\(error)".contains("S3CRET") && !"\(error)".contains("4711"))
            }
        }
    }

    @Test("it is opened by one word, and compares and hashes as the value does")
    func opening() {
        let value = Sensitive(Self.secret)
        #expect(value.expose() == Self.secret)
        #expect(value == Sensitive(Self.secret) && value != Sensitive("x"))
        #expect(Set([value, Sensitive(Self.secret), Sensitive("x")]).count == 2)
        func requireSendable(_: some Sendable) {}
        requireSendable(value)
    }
}
