import Testing

@testable import CedarPolicy

/// Texts that the reference engine accepts or rejects as schemas.
@Suite struct SchemaReferenceTests {
    @Test func textsAreAcceptedAsByTheReference() throws {
        let bases = try CedarVectors.lines("worlds.jsonl").compactMap { try $0["schema"]?.text }
        let cases = try CedarVectors.mutations("schemas.jsonl", after: bases)
        #expect(cases.count == 3000)
        let wrong = cases.filter { text, isAccepted in ((try? Schema(text)) != nil) != isAccepted }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    }

    @Test func documentsAreAcceptedAsByTheReference() throws {
        let bases = try CedarVectors.jsonSchemas()
        #expect(bases.count == 50)
        let cases = try CedarVectors.mutations("jsonschemas.jsonl", after: bases)
        #expect(cases.count == 3000)
        let wrong = cases.filter { text, isAccepted in ((try? Schema(json: text)) != nil) != isAccepted }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    }
}
