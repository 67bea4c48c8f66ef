import Testing

@testable import CedarPolicy

@Suite("JSON")
struct JSONReaderTests {
    @Test(
        "that RFC 8259 does not have is refused, as are names that stand twice",
        arguments: [
            "", " ", "[", "]", "[1,]", "{,}", "{\"a\":1,}", "{\"a\"}", "{a:1}", "'a'", "01", "+1", "1.", ".5", "1e",
            "-", "nul", "truex",
            "[1 2]", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\n\"", "\"\\udc00\"", "\"\t\"",
            "\u{FEFF}[]", "[]]",
            "{\"a\":1,\"a\":2}", "{\"\u{E9}\":1,\"\\u00e9\":2}", "NaN", "[\u{A0}]", "// x\n[]",
        ])
    func refused(_ text: String) {
        let error = #expect(throws: CedarPolicyError.self) { try JSONReader.read(text) }
        #expect(error?.code == .invalidJSON && error?.position != nil)
    }

    @Test("Names that stand twice are found in objects of any size", arguments: [1, 2, 7, 8, 9, 10, 100])
    func duplicates(_ count: Int) throws {
        let names = (0..<count).map { "\"\($0)\":1" }
        _ = try JSONReader.read("{\(names.joined(separator: ","))}")
        for twice in [0, count - 1] {
            let error = #expect(throws: CedarPolicyError.self) {
                try JSONReader.read("{\((names + [names[twice]]).joined(separator: ","))}")
            }
            #expect(error?.code == .invalidJSON)
        }
    }

    @Test("is bounded in depth")
    func depth() throws {
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        _ = try JSONReader.read(nested(127))
        let error = #expect(throws: CedarPolicyError.self) { try JSONReader.read(nested(128)) }
        #expect(error?.code == .limitExceeded)
        #expect(throws: CedarPolicyError.self) { try JSONReader.read(String(repeating: "{\"a\":[", count: 1_000_000)) }
    }

    @Test("keeps whole numbers exact and tells others")
    func numbers() throws {
        func isWhole(_ text: String, _ number: Int64) throws -> Bool {
            if case .integer(number) = try JSONReader.read(text) { true } else { false }
        }
        #expect(try isWhole("-9223372036854775808", .min) && isWhole("9223372036854775807", .max) && isWhole(" 0\n", 0))
        for text in ["1.0", "1e2", "-0", "9223372036854775808", "123456789012345678901234567890"] {
            guard case .otherNumber = try JSONReader.read(text) else {
                Issue.record("\(text) is no whole number of 64 bits")
                continue
            }
        }
    }

    @Test("Names that only look alike are two")
    func names() throws {
        let record = try CedarRecord(json: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(record["\u{E9}"] == 1 && record["e\u{301}"] == 2)
    }
}
