#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    /// A document with one fault, and where it is.
    struct Refusal: CustomTestStringConvertible, Sendable {
        let name: String
        let yaml: String
        let code: RevealPolicyError.Code
        let place: String
        let message: String

        init(_ name: String, _ yaml: String, _ code: RevealPolicyError.Code, _ place: String, _ message: String) {
            (self.name, self.yaml, self.code, self.place, self.message) = (name, yaml, code, place, message)
        }

        var testDescription: String { name }

        /// Checks that it is refused with this first fault.
        func check(_ location: SourceLocation = #_sourceLocation) {
            let error = #expect(throws: RevealPolicyError.self, sourceLocation: location) {
                try RevealDocument(yaml: yaml)
            }
            guard let fault = error?.faults.first else { return }
            #expect(fault.code == code, "\(fault)", sourceLocation: location)
            #expect(fault.span?.description == place, "\(fault)", sourceLocation: location)
            #expect(fault.message.contains(message), "\(fault)", sourceLocation: location)
        }
    }

    @Suite("Texts that are not one plain YAML document are refused, with the place")
    struct YAMLRefusalTests {
        static let head = "policy: p\nversion: 1\n"

        @Test(
            "Refused",
            arguments: [
                Refusal("empty", "", .invalidDocument, "1:1", "empty"),
                Refusal("blank", "\n\n  \n", .invalidDocument, "1:1", "empty"),
                Refusal("a comment", "# nothing\n", .invalidDocument, "1:1", "empty"),
                Refusal("a bare document mark", "---\n", .invalidDocument, "1:1", "empty"),
                Refusal("a text", "hello\n", .invalidDocument, "1:1", "expected the keys of a document"),
                Refusal("a list", "- a\n- b\n", .invalidDocument, "1:1", "expected the keys of a document"),
                Refusal("two documents", head + "---\n" + head, .invalidDocument, "3:1", "a second document"),
                Refusal("a directive", "%YAML 1.2\n---\n" + head, .invalidDocument, "1:1", "directives"),
                Refusal("a tab", head + "roles:\n\tagent: {}\n", .invalidDocument, "4:1", "a tab"),
                Refusal("a tab behind blanks", head + "roles:\n  a:\n  \tin: b\n", .invalidDocument, "5:3", "a tab"),
                Refusal("an anchor", head + "roles: &r\n  a: {}\n", .invalidDocument, "3:8", "an anchor"),
                Refusal("an alias", head + "roles: *r\n", .invalidDocument, "3:8", "an alias"),
                Refusal("an alias as key", head + "*r : x\n", .invalidDocument, "3:1", "an alias"),
                Refusal("a tag", head + "description: !!binary aGk=\n", .invalidDocument, "3:14", "a tag"),
                Refusal("a tag of one's own", head + "roles: !mine {}\n", .invalidDocument, "3:8", "a tag"),
                Refusal("a merge key", head + "roles:\n  <<: {}\n", .invalidDocument, "4:3", "merge keys"),
                Refusal("a key twice", head + "zone: UTC\nversion: 2\n", .duplicateName, "4:1", "stands twice"),
                Refusal(
                    "a key twice, in braces", head + "roles: { a: {}, b: {}, a: {} }\n", .duplicateName, "3:24", "twice"
                ),
                Refusal(
                    "a key twice, once in quotes", head + "roles: { a: {}, \"a\": {} }\n", .duplicateName, "3:10",
                    "twice"),
                Refusal(
                    "a key that is a list", head + "? [a, b]\n: c\n", .invalidDocument, "3:3",
                    "expected a name, found a list"
                ),
                Refusal("a quote not closed", head + "description: \"abc\n", .invalidDocument, "4:1", "not closed"),
                Refusal("a brace not closed", head + "roles: { a: {}\n", .invalidDocument, "4:1", "closing bracket"),
                Refusal("indentation", head + "  zone: UTC\n", .invalidDocument, "3:7", "indentation"),
                Refusal("a character", head + "description: @x\n", .invalidDocument, "3:14", "put the text in quotes"),
                Refusal("a null", head + "description: a\u{0}b\n", .invalidDocument, "3:15", "control"),
                Refusal("an escape character", head + "description: a\u{1B}[1m\n", .invalidDocument, "3:15", "control"),
                Refusal("a C1 control", head + "description: a\u{85}b\n", .invalidDocument, "3:15", "control"),
                Refusal("a change of direction", head + "description: ä\u{202E}b\n", .invalidDocument, "3:15", "seen"),
                Refusal("a mark within", head + "description: a\u{FEFF}b\n", .invalidDocument, "3:15", "byte order"),
                Refusal("a bare carriage return", "policy: p\rversion: 1\r", .invalidDocument, "1:10", "carriage"),
                Refusal("an unknown key", head + "purpose: {}\n", .unknownName, "3:1", "did you mean 'purposes'?"),
                Refusal("nothing needed", "policy: p\n", .invalidDocument, "1:1", "has to have 'version'"),
                Refusal("a text as version", "policy: p\nversion: \"1\"\n", .invalidDocument, "2:10", "without quotes"),
                Refusal("a fraction as version", "policy: p\nversion: 1.0\n", .invalidDocument, "2:10", "whole number"),
                Refusal("an octal version", "policy: p\nversion: 010\n", .invalidDocument, "2:10", "whole number"),
                Refusal(
                    "a version out of range", "policy: p\nversion: 99999999999999999999\n", .invalidDocument, "2:10",
                    "whole"),
                Refusal("version 0", "policy: p\nversion: 0\n", .invalidDocument, "1:9", "from 1"),
            ])
        func refused(refusal: Refusal) { refusal.check() }

        @Test("Bytes that are not UTF-8", arguments: [[0x70, 0x3A, 0x20, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80]])
        func notUTF8(bytes: [UInt8]) {
            let error = #expect(throws: RevealPolicyError.self) { try RevealDocument(yaml: bytes) }
            #expect(error?.faults.first?.message == "this is not UTF-8")
            #expect(error?.faults.first?.span?.start.offset == bytes.firstIndex { $0 >= 0x80 })
        }

        @Test("UTF-16 is named")
        func utf16() {
            let bytes: [UInt8] = [0xFF, 0xFE] + "policy: p".utf8.flatMap { [$0, 0] }
            let error = #expect(throws: RevealPolicyError.self) { try RevealDocument(yaml: bytes) }
            #expect(error?.faults.first?.message.contains("UTF-16") == true)
        }

        @Test("A byte order mark is let pass, and columns count from behind it")
        func byteOrderMark() throws {
            let text = "\u{FEFF}policy: p\nversion: 1\nroles: { a: {} }\n"
            let document = try RevealDocument(yaml: text)
            #expect(document.name.span?.description == "1:9")
            #expect(document.name.span?.start.offset == 11)
            #expect(document.roles.first?.name.span?.description == "3:10")
        }

        @Test("Lines may end with carriage return and line feed")
        func carriageReturns() throws {
            let document = try RevealDocument(yaml: "policy: p\r\nversion: 1\r\nroles:\r\n  a: {}\r\n")
            #expect(document.roles.first?.name.span?.description == "4:3")
        }

        @Test("A text that reads like something else in YAML 1.1 is still a text")
        func texts() throws {
            let names = ["no", "on", "y", "null", "true", "1e3", "0x1F", "12:30:45", "2001-01-01", ".inf"]
            for name in names where !name.hasPrefix(".") && !name.contains(":") {
                let document = try RevealDocument(yaml: Self.head + "roles: { \(name): {} }\n")
                #expect(document.roles.map(\.name.text) == [name])
            }
            let document = try RevealDocument(yaml: Self.head + "purposes: { on: no }\ndescription: 12:30:45\n")
            #expect(document.purposes == [PurposeDeclaration("on", "no")])
            #expect(document.description == "12:30:45")
        }

        @Test("Names equal in another way of writing a letter are two names, and neither is ASCII")
        func canonicalEquivalence() throws {
            let error = #expect(throws: RevealPolicyError.self) {
                try RevealDocument(yaml: Self.head + "roles: { \u{E4}: {} }\n")
            }
            #expect(error?.faults.first?.message.contains("ASCII") == true)
        }

        @Test("All faults are found, in the order of the text")
        func all() throws {
            let yaml = """
                policy: p
                version: x
                roles:
                  a: { inn: b }
                  b: { in: c }
                classes:
                  k: { mask: keep-lsat(2), ladder: [clear, maksed] }
                rules:
                  - { id: r, who: z, purpose: any, classes: k, reveal: clear, budget: { subjects: 0, per: principal, within: 1d } }
                  - { id: r, who: a, purpose: any, classes: k, when: "1 +", reveal: clear }
                """
            let error = #expect(throws: RevealPolicyError.self) { try RevealDocument(yaml: yaml) }
            let places = error?.faults.map { $0.span?.description ?? "" }
            #expect(error?.faults.contains { $0.message.hasSuffix("did you mean 'keep-last'?") } == true)
            #expect(
                places == ["2:10", "4:8", "5:12", "7:14", "7:44", "9:19", "9:71", "10:11", "10:59"], "\(error as Any)")
        }
    }
#endif
