import DataProtection
import Dispatch
import Foundation

/// Stored rows of a support desk's customers, shown masked to an agent: five columns, batches of 500 rows.
enum SessionFigures {
    private static let rows = 500

    static func groups() throws -> [FigureGroup] { [try table()] }

    /// Takes records and forgets them: what is left is everything but the disk.
    private struct Forgetting: AuditSink {
        func append(_ records: [AuditRecord]) throws(AuditLogError) -> AuditReceipt {
            AuditReceipt(sequences: 0..<records.count)
        }
    }

    private static func engine() throws -> RevealEngine {
        var document = RevealDocument("desk", version: 1)
        document.purposes = [PurposeDeclaration("ticket-handling")]
        document.roles = [RoleDeclaration("agent")]
        let masks: [(name: DocumentName, mask: Mask)] = [
            ("name", .initials), ("email", .email()), ("phone", .keepLast(2)), ("ticket", .keepLast(4)),
            ("card", .keepLast(4)),
        ]
        for (name, mask) in masks {
            document.classes.append(ClassDeclaration(name, ladder: [.clear, .masked], mask: .plain(mask)))
            document.fields.append(
                FieldDeclaration(FieldName(table: "customer", column: name.text), name, subject: "id"))
        }
        var rule = RevealRule("masked", who: "agent", purposes: .any, classes: .any, reveal: [.masked])
        rule.budgets = [RevealBudget(.subjects, atMost: 1_000_000, per: .principal, withinSeconds: 86_400)]
        document.rules = [rule]
        return try RevealEngine(document)
    }

    /// The door, with an audit that costs nothing or one on the disk, which is made when it is first measured.
    private final class Desk {
        let directory = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
        private let root: RootKeyset
        private let isDurable: Bool
        private var made: (session: RevealSession, stored: TableColumns)?

        init(_ root: RootKeyset, isDurable: Bool) { (self.root, self.isDurable) = (root, isDurable) }

        func session() throws -> (session: RevealSession, stored: TableColumns) {
            if let made { return made }
            let gate = try RevealGate(engine(), store: LocalBudgetStore(), digester: SubjectDigester(root))
            let audit: any AuditSink =
                isDurable
                ? try FileAuditLog(directory: directory, signer: .random(name: "example.com/audit")) : Forgetting()
            let protector = try Protector(
                ProtectorFigures.catalog(), root, reveals: RevealControl(gate, audit: audit))
            let session = try protector.session(
                for: Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling", reason: "T-1")
            let stored = try protector.protect(ProtectorFigures.columns(rows), table: "customer").columns
            made = (session, stored)
            return (session, stored)
        }

        func reveal(_ times: Int) throws {
            let (session, stored) = try session()
            let done = DispatchSemaphore(value: 0)
            Task {
                do {
                    for _ in 0..<times {
                        let revealed = try await session.reveal(stored, in: "customer")
                        precondition(revealed.failures.isEmpty && revealed.columns["card"]?[0] != nil)
                    }
                } catch { fatalError("\(error)") }
                done.signal()
            }
            done.wait()
        }

        func remove() { try? FileManager.default.removeItem(atPath: directory) }
    }

    private static func table() throws -> FigureGroup {
        let root = try RootKeyset(Keyset(.root))
        let (memory, disk) = (Desk(root, isDurable: false), Desk(root, isDurable: true))
        return FigureGroup(
            name: "session",
            subjects: [
                ("session.masked", .operation(unitsPerIteration: Double(rows)) { try memory.reveal(Int($0)) }),
                ("session.masked.audited", .operation(unitsPerIteration: Double(rows)) { try disk.reveal(Int($0)) }),
            ],
            ratios: { ns in
                disk.remove()
                return [
                    Figure(name: "session.masked.rows", value: 1e9 / ns[0], unit: "rows/s", target: 200_000),
                    Figure(name: "session.masked.audited.rows", value: 1e9 / ns[1], unit: "rows/s", target: 100_000),
                ]
            })
    }
}
