import ArgumentParser
import Foundation
import Testing

@testable import conformance

/// The tool itself: it has to notice what is wrong, and to say so when there is nothing to check.
@Suite("The conformance tool")
struct ConformanceToolTests {
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "conformance-\(UUID().uuidString)")
        for (name, content) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        return folder
    }

    private func count(_ suite: Suite, _ files: [String: String]) async throws -> Report.Count {
        let folder = try folder(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await suite.run(folder).reduce(Report.Count()) { $0 + $1.count }
    }

    /// SP 800-38G, FF1 sample 1.
    private func sample(ciphertext: String) -> String {
        """
        {"samples":[{"id":1,"keyHex":"2B7E151628AED2A6ABF7158809CF4F3C","alphabet":"0123456789","tweakHex":"",
        "plaintext":"0123456789","ciphertext":"\(ciphertext)"}]}
        """
    }

    @Test("A right sample passes and a wrong one fails")
    func samples() async throws {
        #expect(try await count(.ff1, ["nist-samples.json": sample(ciphertext: "2433477484")]) == .init(passed: 1))
        #expect(try await count(.ff1, ["nist-samples.json": sample(ciphertext: "2433477485")]) == .init(failed: 1))
        #expect(try await count(.ff1, ["nist-samples.json": sample(ciphertext: "243347748")]) == .init(failed: 1))
    }

    private func wycheproof(_ test: String, alphabet: String = #""alphabet":"0123456789","#) -> [String: String] {
        [
            "wycheproof/aes_ff1_base10_test.json":
                #"{"testGroups":[{"type":"T",\#(alphabet)"radix":10,"tests":[\#(test)]}]}"#
        ]
    }

    private func test(msg: String, ct: String, result: String, flag: String = "NormalMessageSize") -> String {
        """
        {"tcId":1,"flags":["\(flag)"],"key":"2B7E151628AED2A6ABF7158809CF4F3C","tweak":"","msg":\(msg),"ct":\(ct),
        "result":"\(result)"}
        """
    }

    @Test("What is called invalid has to be refused, what is called valid must not be")
    func validity() async throws {
        let (right, short) = (#""0123456789""#, #""01234""#)
        #expect(
            try await count(.ff1, wycheproof(test(msg: right, ct: #""2433477484""#, result: "valid")))
                == .init(passed: 1))
        #expect(
            try await count(.ff1, wycheproof(test(msg: right, ct: #""2433477484""#, result: "invalid")))
                == .init(failed: 1))
        #expect(try await count(.ff1, wycheproof(test(msg: short, ct: short, result: "invalid"))) == .init(passed: 1))
        #expect(try await count(.ff1, wycheproof(test(msg: short, ct: short, result: "valid"))) == .init(failed: 1))
        #expect(
            try await count(
                .ff1, wycheproof(test(msg: "[1,2,3,4,5,-1]", ct: "[1,2,3,4,5,6]", result: "invalid"), alphabet: ""))
                == .init(passed: 1))
        // Called small, but not: the normal call accepts it, which the tool has to notice.
        #expect(
            try await count(
                .ff1, wycheproof(test(msg: right, ct: #""2433477484""#, result: "valid", flag: "SmallMessageSize")))
                == .init(failed: 1))
    }

    @Test("Answers of ACVP stand in a file of their own")
    func acvp() async throws {
        let prompt = """
            {"testGroups":[{"tgId":1,"alphabet":"0123456789","radix":10,"tests":[{"tcId":1,"tweak":"",
            "key":"2B7E151628AED2A6ABF7158809CF4F3C","pt":"0123456789"}]}]}
            """
        func results(_ ct: String) -> String { #"{"testGroups":[{"tgId":1,"tests":[{"tcId":1,"ct":"\#(ct)"}]}]}"# }
        #expect(
            try await count(.ff1, ["acvp/prompt.json": prompt, "acvp/expectedResults.json": results("2433477484")])
                == .init(passed: 1))
        #expect(
            try await count(.ff1, ["acvp/prompt.json": prompt, "acvp/expectedResults.json": results("2433477480")])
                == .init(failed: 1))
        #expect(
            try await count(.ff1, ["acvp/prompt.json": prompt, "acvp/expectedResults.json": #"{"testGroups":[]}"#])
                == .init(failed: 1))
    }

    @Test("An algorithm that the library does not offer is skipped by number and reason")
    func skipped() async throws {
        let file = #"{"algorithm":"ROT13","testGroups":[{"tests":[{"tcId":1,"comment":"","result":"valid"}]}]}"#
        #expect(try await count(.wycheproof, ["rot13_test.json": file]) == .init(skipped: 1))
    }

    @Test("HMAC: RFC 4231's tag passes, another fails, and an accepted invalid one fails")
    func hmac() async throws {
        func file(_ tag: String, _ result: String) -> [String: String] {
            [
                "hmac_test.json": """
                {"algorithm":"HMACSHA256","testGroups":[{"keySize":32,"tagSize":128,"tests":[{"tcId":1,"comment":"",
                "key":"4a656665","msg":"7768617420646f2079612077616e7420666f72206e6f7468696e673f","tag":"\(tag)",
                "result":"\(result)"}]}]}
                """
            ]
        }
        #expect(try await count(.wycheproof, file("5bdcc146bf60754e6a042426089575c7", "valid")) == .init(passed: 1))
        #expect(try await count(.wycheproof, file("5bdcc146bf60754e6a042426089575c8", "valid")) == .init(failed: 1))
        #expect(try await count(.wycheproof, file("5bdcc146bf60754e6a042426089575c8", "invalid")) == .init(passed: 1))
        #expect(try await count(.wycheproof, file("5bdcc146bf60754e6a042426089575c7", "invalid")) == .init(failed: 1))
    }

    @Test("A folder without a case, or no folder, is an error", arguments: Suite.allCases)
    func nothing(suite: Suite) async throws {
        let empty = try folder(["README.md": "nothing"])
        defer { try? FileManager.default.removeItem(at: empty) }
        for path in [empty.path(), empty.appending(path: "missing").path()] {
            await #expect(throws: (any Error).self) {
                try await Conformance.parse([suite.rawValue, path]).run()
            }
        }
    }

    @Test("Decisions, reasons, errors and verdicts of policies have to be right")
    func policies() async throws {
        func line(
            decision: String = "allow", reason: String = "[\"policy0\"]", errors: String = "[\"policy1\"]",
            strict: Bool = false
        )
            -> [String: String]
        {
            let schema = #"entity U; action a appliesTo { principal: U, resource: U, context: {} };"#
            return [
                "cedar/corpus.jsonl":
                    #"{"id":"1","policy":"permit(principal,action,resource);permit(principal,action,resource)when{context.x};","#
                    + #""schema":"\#(schema)","entities":[],"shouldValidate":\#(strict),"requests":[{"principal":{"type":"U","id":"u"},"#
                    + #""action":{"type":"Action","id":"a"},"resource":{"type":"U","id":"u"},"context":{},"decision":"\#(decision)","#
                    + #""reason":\#(reason),"errors":\#(errors)}]}"#
            ]
        }
        #expect(try await count(.policy, line()).failed == 0)
        #expect(try await count(.policy, line()).passed > 1)
        #expect(try await count(.policy, line(decision: "deny")).failed == 1)
        #expect(try await count(.policy, line(reason: "[]")).failed == 1)
        #expect(try await count(.policy, line(errors: "[]")).failed == 1)
        #expect(try await count(.policy, line(strict: true)).failed == 1)
        #expect(try await count(.policy, ["cedar/corpus.jsonl": "{}"]) == .init(failed: 1))
    }
}
