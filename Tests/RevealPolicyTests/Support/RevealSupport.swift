import Foundation
import Masking
import ProtectionKeys
import RevealPolicy
import Synchronization

/// An observer that keeps what it hears.
final class RecordingObserver: RevealObserver {
    private let heard = Mutex<[RevealEvent]>([])

    var events: [RevealEvent] { heard.withLock { $0 } }

    func observe(_ event: RevealEvent) { heard.withLock { $0.append(event) } }

    func take() -> [RevealEvent] {
        heard.withLock { heard in
            defer { heard = [] }
            return heard
        }
    }
}

/// A root keyset with keys of fixed bytes, the first of which is the primary.
func fixedRoot(_ ids: UInt32...) throws -> RootKeyset {
    let keys = ids.map { id in
        let message = Data([0x12, 0x02, 0x08, 0x03, 0x1A, 0x20] + (0..<32).map { UInt8(truncatingIfNeeded: id) &+ $0 })
        return """
            {"keyId": \(id), "status": "ENABLED", "outputPrefixType": "RAW", "keyData": {
            "typeUrl": "type.googleapis.com/google.crypto.tink.HkdfPrfKey", "keyMaterialType": "SYMMETRIC",
            "value": "\(message.base64EncodedString())"}}
            """
    }
    return try RootKeyset(
        Keyset(insecureCleartextJSON: "{\"primaryKeyId\": \(ids[0]), \"key\": [\(keys.joined(separator: ","))]}"))
}

/// The code of the error that `body` throws, or nil when it throws none or one of another type.
func revealCode<Result>(_ body: () throws -> Result) -> RevealPolicyError.Code? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? RevealPolicyError)?.code
    }
}

/// A desk with roles, classes and a break-glass rule, without conditions.
func deskDocument(version: Int = 1) -> RevealDocument {
    var document = RevealDocument("desk", version: version)
    document.purposes = [PurposeDeclaration("ticket-handling"), PurposeDeclaration("callback")]
    document.roles = [
        RoleDeclaration("employee"), RoleDeclaration("agent", in: ["employee"]), RoleDeclaration("lead", in: ["agent"]),
        RoleDeclaration("security", in: ["employee"]),
    ]
    document.classes = [
        ClassDeclaration("personal", ladder: [.clear, .masked, .tokenized], mask: .plain(.full())),
        ClassDeclaration("contact", in: ["personal"]),
        ClassDeclaration("name", in: ["contact"]), ClassDeclaration("email", in: ["contact"]),
        ClassDeclaration("phone", in: ["contact"]), ClassDeclaration("card", in: ["personal"]),
    ]
    document.fields = [
        FieldDeclaration(FieldName(table: "customer", column: "name"), "name", subject: "id"),
        FieldDeclaration(FieldName(table: "customer", column: "email"), "email", subject: "id"),
        FieldDeclaration(FieldName(table: "customer", column: "phone"), "phone", subject: "id"),
        FieldDeclaration(FieldName(table: "payment", column: "card"), "card", subject: "customer_id"),
        FieldDeclaration(FieldName(table: "audit", column: "note"), "personal"),
    ]
    var outage = BreakGlassRule("outage", who: "lead", classes: "contact", reveal: [.clear], atMostSeconds: 1800)
    outage.budgets = [RevealBudget(.subjects, atMost: 2, per: .principal, withinSeconds: 3600)]
    outage.obligations = [.reason, .approval(of: "security", count: 2), .notify("security")]
    document.breakGlass = [outage]
    return document
}
