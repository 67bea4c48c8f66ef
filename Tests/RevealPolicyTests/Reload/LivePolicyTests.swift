#if YAML
    import Foundation
    import RevealPolicy
    import Synchronization
    import Testing

    @Suite("Replacing the document that is decided by")
    struct LivePolicyTests {
        /// The clinic's document with a version, and one thing changed.
        static func yaml(_ version: Int, _ edits: [(String, String)] = []) throws -> [UInt8] {
            let text = try Defect("", edits, .noTests, at: nil).yaml()
            return Array(text.replacing("version: 2", with: "version: \(version)").utf8)
        }

        static let more = ("subjects: 100", "subjects: 90")

        @Test("A higher version takes the place of a lower one")
        func replaced() throws {
            let events = Events()
            let live = try LivePolicy(yaml: try Self.yaml(2)) { events.add($0) }
            #expect(live.engine.document.version == 2)
            let event = try live.reload(yaml: try Self.yaml(5, [Self.more]))
            #expect(live.engine.document.version == 5)
            guard case .replaced(version: 2, by: 5, findings: let findings) = event else {
                Issue.record("\(event)")
                return
            }
            #expect(findings.isEmpty && live.findings.isEmpty)
            #expect(events.all == ["replaced 2 by 5"])
        }

        @Test("The same document changes nothing, whatever its comments say")
        func unchanged() throws {
            let live = try LivePolicy(yaml: try Self.yaml(2))
            guard case .unchanged(version: 2) = try live.reload(yaml: try Self.yaml(2) + Array("\n# more\n".utf8))
            else {
                Issue.record("it was not left as it was")
                return
            }
        }

        @Test(
            "Whatever is wrong, the last good one stays, and the observer is told",
            arguments: [
                ("not YAML at all", 3, [("policy: clinic", "policy: [clinic")], RevealPolicyError.Code.invalidDocument),
                (
                    "an unknown role", 3,
                    [
                        (
                            "    who: clerk\n    purpose: billing\n    classes: insurance\n    when",
                            "    who: cook\n    purpose: billing\n    classes: insurance\n    when"
                        )
                    ], .unknownName
                ),
                (
                    "a condition that does not fit", 3,
                    [("resource.grade > principal.level", "resource.grade > principal.ward")], .invalidCondition
                ),
                (
                    "an error of the analysis", 3,
                    [("resource.grade > principal.level", "principal.level > 3 && principal.level < 2")],
                    .refusedByAnalysis
                ),
                ("a test that fails", 3, [("patient.name: tokenized", "patient.name: clear")], .failedTest),
                ("another name", 3, [("policy: clinic", "policy: clinic-2")], .wrongDocument),
                ("a lower version", 1, [("subjects: 100", "subjects: 90")], .notNewer),
                ("the same version with other content", 2, [("subjects: 100", "subjects: 90")], .notNewer),
            ])
        func refused(what: String, version: Int, edits: [(String, String)], code: RevealPolicyError.Code) throws {
            let events = Events()
            let live = try LivePolicy(yaml: try Self.yaml(2)) { events.add($0) }
            let yaml = try Self.yaml(version, edits)
            #expect { try live.reload(yaml: yaml) } throws: { ($0 as? RevealPolicyError)?.code == code }
            #expect(live.engine.document == (try RevealDocument(yaml: try Self.yaml(2))), "\(what)")
            #expect(events.all == ["refused, keeping 2"])
        }

        @Test("Warnings pass unless they are refused")
        func warnings() throws {
            let edits = [("  clerk: { in", "  cook: {}\n  clerk: { in")]
            let live = try LivePolicy(yaml: try Self.yaml(2, edits))
            #expect(live.findings.map(\.kind) == [.unusedRole])
            let strict = DocumentRequirements(refusesWarnings: true)
            #expect { try LivePolicy(yaml: try Self.yaml(2, edits), requirements: strict) } throws: {
                ($0 as? RevealPolicyError)?.code == .refusedByAnalysis
            }
        }

        @Test("The first document can be required to have a name, tests, and a version")
        func requirements() throws {
            let yaml = try Self.yaml(2)
            let untested = RevealDocument("clinic", version: 2)
            for (requirements, code) in [
                (DocumentRequirements(name: "other"), RevealPolicyError.Code.wrongDocument),
                (DocumentRequirements(lowestVersion: 3), .notNewer),
            ] {
                #expect { try LivePolicy(yaml: yaml, requirements: requirements) } throws: {
                    ($0 as? RevealPolicyError)?.code == code
                }
            }
            #expect { try LivePolicy(untested, requirements: DocumentRequirements(requiresTests: true)) } throws: {
                ($0 as? RevealPolicyError)?.code == .failedTest
            }
        }

        @Test("A document that was built replaces one that was read, and the other way round")
        func built() throws {
            let live = try LivePolicy(yaml: try Self.yaml(2))
            var document = live.engine.document
            document.version = 7
            try live.replace(with: document)
            #expect(live.engine.document.version == 7)
        }

        @Test("Readers see whole documents, each no older than the one before")
        func readers() async throws {
            let live = try LivePolicy(yaml: try Self.yaml(2))
            let last = 12
            // Version and budget of one document belong together.
            let documents = try (3...last).map { version in
                try Self.yaml(version, [("subjects: 100", "subjects: \(1000 + version)")])
            }
            let flag = Flag()
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        var (latest, isWhole) = (2, true)
                        while !flag.isRaised {
                            let document = live.engine.document
                            let limit = document.rules[1].budgets[0].limit
                            let isRight = document.version == 2 ? limit == 100 : limit == 1000 + document.version
                            isWhole = isWhole && isRight && document.version >= latest
                            latest = document.version
                            await Task.yield()
                        }
                        return isWhole
                    }
                }
                for yaml in documents {
                    try live.reload(yaml: yaml)
                    await Task.yield()
                }
                flag.raise()
                for try await isWhole in group { #expect(isWhole) }
            }
            #expect(live.engine.document.version == last)
        }
    }

    private final class Flag: Sendable {
        private let raised = Atomic(false)
        var isRaised: Bool { raised.load(ordering: .acquiring) }
        func raise() { raised.store(true, ordering: .releasing) }
    }

    /// What an observer was told.
    final class Events: Sendable {
        private let texts = Mutex<[String]>([])

        var all: [String] { texts.withLock { $0 } }

        func add(_ event: LivePolicy.Event) {
            let text =
                switch event {
                case .replaced(version: let old, by: let new, findings: _): "replaced \(old) by \(new)"
                case .unchanged(version: let version): "unchanged \(version)"
                case .refused(_, keeping: let version): "refused, keeping \(version)"
                }
            texts.withLock { $0.append(text) }
        }
    }
#endif
