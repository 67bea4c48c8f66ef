import RevealPolicy
import Testing

/// The matrix is held against random requests, by a plain reading of the document.
@Suite("What the matrix says")
struct MatrixSoundnessTests {
    static let seed: UInt64 = 77

    @Test("Nobody sees what it does not list, and everybody sees what it calls certain")
    func isSound() throws {
        var random = RandomReveals(seed: Self.seed)
        var (seen, certain) = (0, 0)
        for _ in 0..<120 {
            let document = random.document()
            guard let engine = try? RevealEngine(document) else { continue }
            let matrix = WhoCanSee(engine)
            for _ in 0..<40 {
                var question = random.question(about: document)
                question.roles = Set(question.roles.sorted().prefix(1))
                let role = question.roles.first.map { DocumentName($0) }
                let purpose = DocumentName(question.purpose)
                let answer = PlainAnswer(document, question)
                for field in document.fields {
                    let cell = try #require(matrix.cell(role: role, purpose: purpose, field: field.name))
                    let one = answer.seen.first { $0.field == field.name.description }
                    if let one {
                        seen += 1
                        let isListed = cell.grants.contains {
                            $0.form == one.form && $0.rule.text == one.rule
                        }
                        #expect(isListed, "seed \(Self.seed): \(one.rule) of \(cell)")
                    }
                    if let first = cell.grants.first, first.isCertain, cell.forbids.isEmpty {
                        certain += 1
                        #expect(one?.form == first.form, "seed \(Self.seed): \(cell)")
                    }
                }
            }
        }
        #expect(seen > 1000 && certain > 100, "\(seen) seen, \(certain) certain")
    }
}
