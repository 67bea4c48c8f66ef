#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("Seeded defects")
    struct SeededDefectTests {
        @Test("There are sixty at least")
        func count() { #expect(Defect.all.count >= 60, "\(Defect.all.count)") }

        @Test("On the document without them the analysis is silent")
        func base() throws {
            let document = try RevealDocument(yaml: Clinic.yaml)
            let findings = document.analyze()
            #expect(findings.isEmpty, "\(findings)")
            #expect(try RevealEngine(document).runTests().allSatisfy(\.isPassed))
        }

        @Test("Each is found where it stands", arguments: Defect.all)
        func found(_ defect: Defect) throws {
            let yaml = try defect.yaml()
            let document = try RevealDocument(yaml: yaml)
            // It is a defect of meaning: the document can be decided by.
            _ = try RevealEngine(document)
            let findings = document.analyze()
            let offset = defect.place.flatMap { yaml.offset(of: $0) }
            #expect(defect.place == nil || offset != nil, "the place is not in the document")
            let match = findings.contains { $0.kind == defect.kind && $0.span?.start.offset == offset }
            #expect(match, "found: \(findings)")
        }
    }

    extension String {
        /// Where a text stands first, in bytes.
        fileprivate func offset(of text: String) -> Int? {
            firstRange(of: text).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
        }
    }
#endif
