#if YAML
    import RevealPolicy
    import Testing

    @Suite("Analysis of the shipped example")
    struct ShippedExampleTests {
        @Test("It is silent")
        func isSilent() throws {
            let findings = try SupportDesk.document().analyze()
            #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
        }
    }
#endif
