#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("A document that is written is read as the same document")
    struct DocumentRoundTripTests {
        @Test("Random documents", arguments: 0..<300)
        func random(seed: UInt64) throws {
            var random = RandomDocument(seed: seed)
            let document = try random.document()
            #expect(document.check() == [])
            let yaml = document.yaml
            do {
                #expect(try RevealDocument(yaml: yaml) == document, "seed \(seed)\n\(yaml)")
            } catch {
                Issue.record("seed \(seed): \(error)\n\(yaml)")
            }
        }

        @Test(
            "Any text stands for itself",
            arguments: [
                "a", " a", "a ", "a: b", "a #b", "'", "''", "\"", "\\", "- a", "? a", "!a", "&a", "*a", "%a", "@a",
                "[a", "{a",
                "a]", "a,b", "no", "~", "null", "1", "1.0", "0x10", "a\nb", "\n", "a\n\nb\n", "\t", "a\tb", "\r",
                "a\r\nb",
                "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{61C}", "\u{200B}", "\u{202E}", "\u{2028}",
                "a\u{FEFF}",
                "\u{FFFE}", "\u{FFFF}", "ä", "e\u{301}", "日本", "👩‍🚀", "\u{10FFFF}", "---", "...", "a\\nb", "=", "<<", "|",
                ">",
                "a  b", "a\n  b", "  a\n b", "#", ":", ": ", "a:", "::",
            ])
        func texts(text: String) throws {
            var document = RevealDocument("p", version: 1)
            document.description = text
            document.purposes = [PurposeDeclaration("q", text)]
            document.roles = [RoleDeclaration("r")]
            document.classes = [ClassDeclaration("c")]
            document.fields = [FieldDeclaration(FieldName(table: "t", column: "c"), "c")]
            document.attributes.context = [.init("x", .string)]
            var test = RevealTest(
                DocumentName(text), principal: Principal(text, tenant: text, roles: ["r"]), purpose: "q",
                expect: [("t.c", .denied)])
            test.context = ["x": .string(CedarString(text))]
            test.reason = text
            document.tests = [test]
            let literal = Expr(stringLiteral: text)
            document.rules = [
                RevealRule("rule", who: "r", purposes: "q", classes: "c", reveal: [.clear]).when(literal .== literal)
            ]
            let read = try RevealDocument(yaml: document.yaml)
            #expect(read == document, "\(document.yaml)")
            #expect(read.description.utf8.elementsEqual(text.utf8))
        }
    }
#endif
