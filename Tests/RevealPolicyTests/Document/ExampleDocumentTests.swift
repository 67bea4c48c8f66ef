#if YAML
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
    }
#endif
