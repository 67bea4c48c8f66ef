#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("The example of the support desk")
    struct ExampleDocumentTests {
        @Test("It is read without faults")
        func read() throws {
            do {
                let document = try SupportDesk.document()
                #expect(document.rules.count == 9)
                #expect(document.forbids.count == 3)
                #expect(document.tests.count == 7)
            } catch let error as RevealPolicyError {
                Issue.record("\(error)")
            }
        }

        @Test("Built in Swift it is the same document")
        func built() throws {
            let (read, built) = (try SupportDesk.document(), try BuiltDocument.supportDesk())
            #expect(built.check() == [])
            #expect(read.attributes == built.attributes)
            #expect(read.classes == built.classes)
            #expect(read.fields == built.fields)
            for (a, b) in zip(read.rules, built.rules) { #expect(a == b) }
            for (a, b) in zip(read.tests, built.tests) { #expect(a == b) }
            #expect(read == built)
        }

        @Test("Written and read again it is the same document")
        func written() throws {
            let document = try SupportDesk.document()
            #expect(try RevealDocument(yaml: document.yaml) == document, "\(document.yaml)")
        }

        @Test("Every name, mask and condition knows where it stands")
        func places() throws {
            let bytes = try SupportDesk.yaml()
            let document = try SupportDesk.document()
            func text(_ span: SourceSpan?) -> String {
                span.map { String(decoding: bytes[$0.start.offset..<$0.endOffset], as: UTF8.self) } ?? ""
            }
            #expect(text(document.name.span) == "support-desk")
            for role in document.roles { #expect(text(role.name.span) == role.name.text) }
            for declaration in document.classes {
                #expect(text(declaration.name.span) == declaration.name.text)
                #expect(
                    declaration.mask == nil || text(declaration.maskSpan.span).contains(declaration.mask!.description))
            }
            for rule in document.rules {
                #expect(text(rule.id.span) == rule.id.text)
                #expect(text(rule.span.span).hasPrefix("id: \(rule.id)"))
                guard let condition = rule.when else { continue }
                #expect(try Expr(cedar: text(condition.expression.span)) == condition.expression)
            }
            #expect(document.rules[0].span.span?.start.line == 50)
        }
    }
#endif
