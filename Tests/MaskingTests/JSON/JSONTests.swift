import Foundation
import TestSupport
import Testing

@testable import Masking

@Suite("JSON documents")
struct JSONTests {
    @Test(
        "Documents and masked documents",
        arguments: [
            (#"json("$.a": clear)"#, #" { "a" : 1 , "b" : "xy" } "#, #"{"a":1,"b":"**"}"#),
            (
                #"json("$": clear, "$.b": full)"#, #"{"a":[1,{"c":null}],"b":["x",["yz"],{"k":"w"}]}"#,
                #"{"a":[1,{"c":null}],"b":["*",["**"],{"k":"*"}]}"#
            ),
            (
                #"json("$": clear, "$.b": null)"#, #"{"a":1,"b":{"c":[1,2,{"d":"]}"}]},"e":2}"#,
                #"{"a":1,"b":null,"e":2}"#
            ),
            (#"json("$": clear, "$.b": tag("B"))"#, #"{"b":[1,2],"c":{}}"#, #"{"b":"<B>","c":{}}"#),
            (
                #"json("$": clear, "$..ssn": constant("s"))"#, #"{"x":[{"ssn":"1"},{"y":{"ssn":2}}],"ssn":{}}"#,
                #"{"x":[{"ssn":"s"},{"y":{"ssn":"s"}}],"ssn":"s"}"#
            ),
            (
                #"json("$.list[*].id": clear)"#, #"{"list":[{"id":1,"x":2},{"id":3}],"id":4}"#,
                #"{"list":[{"id":1,"x":"*"},{"id":3}],"id":"*"}"#
            ),
            (#"json("$.*.id": clear)"#, #"{"a":{"id":1},"b":{"c":{"id":2}}}"#, #"{"a":{"id":1},"b":{"c":{"id":"*"}}}"#),
            (#"json("$['a.b']": clear, "$[\"c d\"]": clear)"#, #"{"a.b":1,"c d":2}"#, #"{"a.b":1,"c d":2}"#),
            (#"json("$.a": null, "$.a": clear)"#, #"{"a":1}"#, #"{"a":null}"#),
            (#"json("$.a": null, "$.a.b": clear)"#, #"{"a":{"b":1}}"#, #"{"a":null}"#),
            (#"json("$.a": full, "$.a.b": clear)"#, #"{"a":{"b":1,"c":2}}"#, #"{"a":{"b":1,"c":"*"}}"#),
            (#"json("$..a": clear, "$.b.a": null)"#, #"{"a":1,"b":{"a":2}}"#, #"{"a":1,"b":{"a":2}}"#),
            // Twice the same member, and the same name in escapes.
            (#"json("$": clear, "$.a": full)"#, #"{"a":"x","a":"y","\u0061":"z"}"#, #"{"a":"*","a":"*","a":"*"}"#),
            // Numbers keep what they have.
            (
                #"json("$": clear)"#, #"[1.10,1e400,-0,123456789012345678901234567890,1E+5,0.000]"#,
                #"[1.10,1e400,-0,123456789012345678901234567890,1E+5,0.000]"#
            ),
            (
                #"json("$": step(10))"#, #"[15,-1,1.5e1,99.9,-0,1e400,"27","x",true,null]"#,
                #"[10,-10,10,90,0,null,"20","***",null,null]"#
            ),
            (#"json(otherwise: default)"#, #"[15,1.5,"x",true,null,[]]"#, #"[0,0,"",false,null,[]]"#),
            (
                #"json(otherwise: keep-last(4))"#, #"{"card":4111111111111234,"b":true,"c":false}"#,
                #"{"card":"************1234","b":"*","c":"*"}"#
            ),
            (
                #"json("$": clear)"#, #""a\"b\\c\u00e9\n\u202e\ud83d\ude00\ud800\/x""#,
                #""a\"b\\c\u00e9\n\u202e\ud83d\ude00\ud800\/x""#
            ),
            // What cannot be seen comes out as escapes, and nothing else changes.
            ("json(\"$\": clear)", "\"a\u{202E}é\u{E0041}\\n\u{2028}\"", #""a\u202eé\udb40\udc41\n\u2028""#),
            ("json(\"$\": clear)", "\"👩\u{200D}🚀\"", "\"👩\u{200D}🚀\""),
            // A wildcard is for members and elements alike.
            (
                #"json("$": clear, "$.secrets.*": null)"#, #"{"secrets":["ada","bob"],"a":1}"#,
                #"{"secrets":[null,null],"a":1}"#
            ),
            (
                #"json("$": clear, "$.secrets[*]": null)"#, #"{"secrets":{"a":"ada"},"a":1}"#,
                #"{"secrets":{"a":null},"a":1}"#
            ),
            (
                #"json("$": clear, "$.a..*": full)"#, #"{"a":["x",{"b":"y"}],"b":"z"}"#,
                #"{"a":["*",{"b":"*"}],"b":"z"}"#
            ),
            // The first of two rules for one place counts, however deep.
            (
                #"json("$.user.*": clear, "$..ssn": null)"#, #"{"user":{"ssn":"1","n":2}}"#,
                #"{"user":{"ssn":"1","n":2}}"#
            ),
            (
                #"json("$..ssn": null, "$.user.*": clear)"#, #"{"user":{"ssn":"1","n":2}}"#,
                #"{"user":{"ssn":null,"n":2}}"#
            ),
            // Names that only look alike are two names.
            (
                "json(\"$\": clear, \"$.\u{E9}\": null, \"$.e\u{301}\": full)",
                "{\"\u{E9}\":\"nfc\",\"e\u{301}\":\"nfd\"}", "{\"\u{E9}\":null,\"e\u{301}\":\"***\"}"
            ),
            (
                #"json()"#, #"{"ada@example.org":1,"4711":2,"_id-1$":3,"a12345":4,"":5,"name":6}"#,
                #"{"***":"*","***":"*","_id-1$":"*","***":"*","***":"*","name":"*"}"#
            ),
            (#"json("$.a": clear, keys: hide)"#, #"{"a":1,"name":6}"#, #"{"a":1,"***":"*"}"#),
            ("json()", "\"Ada\"", "\"***\""), ("json()", "12", "\"**\""), ("json()", "[]", "[]"),
            ("json()", "{}", "{}"), ("json()", "", ""), ("json()", "[[],{}]", "[[],{}]"),
            ("json(\"$\": clear)", "\u{FEFF}[1]", "[1]"), ("json(\"$\": null)", "[1,[2]]", "null"),
            ("json(\"$\": clear)", "{\"é\u{202E}\":1}", "{\"***\":1}"),
        ])
    func examples(_ form: String, _ value: String, _ masked: String) throws {
        #expect(try Mask(form)(value) == masked)
    }

    @Test(
        "What is no JSON is hidden",
        arguments: [
            "{", "[", "[1", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:2}", "[1 2]", "[1]]",
            "1 2", "nul", "nulll", "tru", "01",
            "-", "1.", ".5", "1e", "1e+", "+1", "--1", "0x1", "NaN", "Infinity", "\"", "\"\\x\"", "\"\\u12g4\"",
            "\"\\u12\"", "\"a\nb\"", "\"a\u{1}\"", "[1}",
            "{]", "'a'", " ", "Ada", "{\"a\":1 \"b\":2}", "{,\"a\":1}", "[\"a\":1]", "\u{FEFF}", "[1] x", "\"\\",
        ])
    func malformed(_ text: String) throws {
        #expect(try Mask.json([("$", .clear)])(text) == "\"***\"")
        #expect(try Mask.json([("$", .mask(.null))])(text) == "\"***\"" || text.isEmpty)
    }

    @Test("Ten thousand levels are masked, and more than 65,536 hidden")
    func deep() throws {
        let mask = try Mask.json([("$..a", .clear)])
        let levels = 10_000
        let lists = String(repeating: "[", count: levels) + "\"Ada\"" + String(repeating: "]", count: levels)
        #expect(mask(lists) == lists.replacing("Ada", with: "***"))
        let objects =
            String(repeating: "{\"b\":", count: levels) + "{\"a\":\"Ada\"}" + String(repeating: "}", count: levels)
        #expect(mask(objects) == objects)
        let most = String(repeating: "[", count: 65_536) + String(repeating: "]", count: 65_536)
        #expect(mask(most) == most)
        #expect(mask("[" + most + "]") == "\"***\"")
        let replaced = try Mask.json([("$", .mask(.null))])
        #expect(replaced(lists) == "null")
        #expect(replaced("[" + most + "]") == "\"***\"")
    }

    @Test("Documents above 64 MiB and bytes that are not UTF-8 are hidden")
    func refused() throws {
        let mask = try Mask.json([("$", .clear)])
        let large = "[\"" + String(repeating: "a", count: JSONRule.longest - 4) + "\"]"
        #expect(mask(large).utf8.count == JSONRule.longest)
        #expect(mask(large + " ") == "\"***\"")
        #expect(mask(String(repeating: "a", count: 100_000_000)) == "\"***\"")
        #expect(mask(.bytes([0x22, 0xFF, 0x22])) == .bytes(Array("\"***\"".utf8)))
        #expect(mask(.bytes(Array("[1]".utf8))) == .bytes(Array("[1]".utf8)))
        #expect(mask(.bytes([])) == .bytes([]))
        #expect(mask(.integer(5)) == .text("*"))
    }

    @Test("Masked documents are documents of the same structure, and no value stands in them (seed 8259)")
    func structure() throws {
        var generator = SplitMix64(seed: 8259)
        let mask = try Mask.json(
            [("$.k1", .mask(.email())), ("$..k2", .mask(.keepLast(4)))], otherwise: .full(.fixed(3)))
        let clear = try Mask.json([("$", .clear)])
        for _ in 0..<500 {
            let value = Self.value(depth: 0, &generator)
            let text = String(
                decoding: try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed]), as: UTF8.self
            )
            let masked = mask(text)
            let read = try JSONSerialization.jsonObject(with: Data(masked.utf8), options: [.fragmentsAllowed])
            #expect(Self.shape(read) == Self.shape(value), "\(text) \(masked)")
            #expect(!masked.contains("secret"))
            let same = try JSONSerialization.jsonObject(with: Data(clear(text).utf8), options: [.fragmentsAllowed])
            #expect(try Self.written(same) == (try Self.written(value)), "\(text)")
        }
    }

    private static func value(depth: Int, _ generator: inout SplitMix64) -> Any {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 6), using: &generator) {
        case 0: return NSNull()
        case 1: return Bool.random(using: &generator)
        case 2: return Int.random(in: -1_000_000...1_000_000, using: &generator)
        case 3, 4: return "secret \"\\/ é😀" + String(Int.random(in: 0...9, using: &generator))
        case 5: return Double(Int.random(in: -1000...1000, using: &generator)) / 8
        case 6: return (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth + 1, &generator) }
        default:
            var object: [String: Any] = [:]
            for index in 0..<Int.random(in: 0...4, using: &generator) {
                object["k\(index)"] = value(depth: depth + 1, &generator)
            }
            return object
        }
    }

    private static func written(_ value: Any) throws -> Data {
        try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
    }

    /// The structure, and where there is nothing.
    private static func shape(_ value: Any) -> String {
        switch value {
        case let list as [Any]: "[" + list.map(shape).joined(separator: ",") + "]"
        case let object as [String: Any]:
            "{" + object.sorted { $0.key < $1.key }.map { $0.key + ":" + shape($0.value) }.joined(separator: ",") + "}"
        case is NSNull: "null"
        default: "value"
        }
    }

    @Test(
        "What is no path is refused",
        arguments: [
            "", "a", ".a", "$a", "$.", "$..", "$.a.", "$[", "$[0]", "$['a'", "$['a]", "$[a]", "$[*", "$.a b",
            "$[?(@.a)]", "$[1:2]", "$.a[-1]",
        ])
    func paths(_ path: String) {
        #expect(throws: MaskingError.self) { try JSONPath(path) }
    }

    @Test("Paths that make too many states are refused")
    func states() {
        let many = (0..<20).map { (path: "$..a.*.*.*.*.*.*.*.*.*.*.*.*.b\($0)", treatment: JSONTreatment.clear) }
        #expect(throws: MaskingError.self) { try Mask.json(many) }
        let long = "$" + String(repeating: ".a", count: 300)
        #expect(throws: MaskingError.self) { try JSONPath(long) }
    }
}
