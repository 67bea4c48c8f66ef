import Synchronization
import TestSupport
import Testing

@testable import DataProtection

#if YAML
    @Suite("A catalog and the document of a protector")
    struct RevealMismatchTests {
        private let root: RootKeyset
        private let sink = MemorySink()

        init() throws { root = try Keys().root }

        private func control(_ engine: @escaping @Sendable () -> RevealEngine) throws -> RevealControl {
            RevealControl(
                try RevealGate(engine, store: LocalBudgetStore(), digester: SubjectDigester(root)), audit: sink)
        }

        @Test(
            "that do not fit make none, and every error says where",
            arguments: CatalogDocumentTests.defects.filter { $0.severity == .error })
        func refused(_ defect: CatalogDocumentTests.Defect) throws {
            let (catalog, document) = try CatalogDocumentTests.pair(document: defect.document, catalog: defect.catalog)
            let engine = try RevealEngine(document)
            let control = try control { engine }
            let error = thrown { try Protector(catalog, root, reveals: control) }
            let errors = catalog.findings(against: document).filter { $0.severity == .error }
            #expect(error?.code == .documentMismatch)
            #expect(error?.message == errors.map(\.description).joined(separator: "\n"))
            #expect(error?.message.contains(defect.testDescription) ?? false)
            if let line = defect.line { #expect(error?.message.contains("reveal document: \(line):") ?? false) }
            // Who shows nothing needs no document.
            #expect(try Protector(catalog, root).findings == catalog.findings)
        }

        @Test(
            "that fit badly make one, which tells the warnings",
            arguments: CatalogDocumentTests.defects.filter { $0.severity == .warning })
        func warned(_ defect: CatalogDocumentTests.Defect) throws {
            let (catalog, document) = try CatalogDocumentTests.pair(document: defect.document, catalog: defect.catalog)
            let engine = try RevealEngine(document)
            let protector = try Protector(catalog, root, reveals: control { engine })
            #expect(protector.findings == catalog.findings + catalog.findings(against: document))
            #expect(protector.findings.contains { $0.message.contains("did you mean") || $0.column == defect.column })
        }

        /// A document that comes later: agents see e-mail addresses masked, or a form that the column does not have.
        private static func engine(_ version: Int, showsTokens: Bool = false, _ mask: String = "email()") throws
            -> RevealEngine
        {
            try RevealEngine(
                RevealDocument(
                    yaml: """
                        policy: desk
                        version: \(version)
                        purposes: { handling: a }
                        roles: { agent: {} }
                        classes: { email: { ladder: [masked, tokenized], mask: "\(mask)" } }
                        fields: { customer.email: { class: email, subject: id } }
                        rules:
                          - { id: r, who: agent, purpose: handling, classes: email, reveal: \(showsTokens ? "tokenized" : "masked") }
                        """))
        }

        private static let catalog = Catalog {
            TableCatalog("customer", tenant: .none, record: "id", subject: "id") {
                ColumnProtection("email", .encryptedDeterministically())
            }
        }

        /// A document that is replaced from outside.
        private final class Source: Sendable {
            private let engine: Mutex<RevealEngine>
            init(_ engine: RevealEngine) { self.engine = Mutex(engine) }
            var current: RevealEngine {
                get { engine.withLock { $0 } }
                set { engine.withLock { $0 = newValue } }
            }
        }

        private static let rows: [(String, [String?])] = [("id", ["r1"]), ("email", ["ada.lovelace@example.org"])]

        @Test("that comes later and does not fit leaves the last good one to decide, until one comes that fits")
        func reloaded() async throws {
            let source = Source(try Self.engine(1))
            let control = try control { source.current }
            let protector = try Protector(Self.catalog, root, reveals: control)
            let stored = try await protector.protect(TableColumns(Self.rows), table: "customer").columns
            let session = try protector.session(for: Principal("ada", roles: ["agent"]), purpose: "handling")
            func shown() async throws -> (String?, Int?) {
                let revealed = try await session.reveal(stored, in: "customer")
                #expect(revealed.failures.isEmpty)
                return (revealed.columns["email"]![0], sink.records.last?.document?.version)
            }
            #expect(try await shown() == ("a***@example.org", 1))
            #expect(protector.findings.isEmpty)

            source.current = try Self.engine(2, showsTokens: true)
            #expect(try await shown() == ("a***@example.org", 1))
            #expect(try await shown() == ("a***@example.org", 1))
            #expect(protector.findings.map(\.severity) == [.error] && protector.findings[0].span?.start.line == 8)
            let row = RevealRow(subject: "r1")
            #expect(try session.explain("email", in: "customer", row: row).decision.form == .masked)
            // The same control takes no protector to it now.
            #expect(code { try Protector(Self.catalog, root, reveals: control) } == .documentMismatch)

            source.current = try Self.engine(3, "full")
            #expect(try await shown() == (String(repeating: "*", count: 24), 3))
            #expect(protector.findings.isEmpty)
        }

        @Test("that comes while others decide is decided by only where it fits", arguments: Seed.all)
        func concurrent(seed: Seed) async throws {
            let engines = try (1...20).map { try Self.engine($0, showsTokens: $0 % 3 == 0) }
            let source = Source(engines[0])
            let protector = try Protector(Self.catalog, root, reveals: control { source.current })
            let stored = try await protector.protect(TableColumns(Self.rows), table: "customer").columns
            let session = try protector.session(for: Principal("ada", roles: ["agent"]), purpose: "handling")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var last = 1
                        for _ in 0..<50 {
                            let revealed = try await session.reveal(stored, in: "customer")
                            let version = revealed.authorization.engine.document.version
                            #expect(version % 3 != 0 && version >= last)
                            last = version
                        }
                    }
                }
                group.addTask {
                    for engine in engines {
                        source.current = engine
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await session.reveal(stored, in: "customer").authorization.engine.document.version == 20)
        }

        @Test(
            "are held against each other where a policy is reloaded: refused with the place, or told among its findings"
        )
        func required() throws {
            let requirements = DocumentRequirements().fitting(Self.catalog)
            let policy = try LivePolicy(Self.engine(1).document, requirements: requirements)
            let unfit = try Self.engine(2, showsTokens: true).document
            #expect {
                try policy.replace(with: unfit)
            } throws: { error in
                guard let error = error as? RevealPolicyError else { return false }
                return error.code == .refusedByAnalysis && error.faults.count == 1
                    && error.faults[0].span?.start.line == 8
                    && error.description.contains("customer.email: the rule r grants tokenized")
            }
            #expect(policy.engine.document.version == 1)
            #expect(throws: RevealPolicyError.self) { try LivePolicy(unfit, requirements: requirements) }
            // A warning about the catalog names its place there.
            let wider = Catalog(
                Self.catalog.tables + [TableCatalog("note", tenant: .none) { ColumnProtection("text", .opaqueToken()) }]
            )
            let warned = try LivePolicy(
                Self.engine(1).document, requirements: DocumentRequirements().fitting(wider))
            let told = warned.findings.filter { $0.kind == .catalogMismatch }
            #expect(told.map(\.severity) == [.warning] && told[0].span == nil)
            #expect(told[0].message.hasPrefix("catalog: note: the document has no field of this table"))
            let strict = DocumentRequirements(refusesWarnings: true).fitting(wider)
            #expect(throws: RevealPolicyError.self) { try LivePolicy(Self.engine(1).document, requirements: strict) }
        }
    }
#endif
