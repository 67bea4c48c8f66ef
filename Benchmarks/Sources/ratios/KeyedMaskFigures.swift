import CryptoCore
import Masking
import ProtectionKeys

/// Masks under a key, over one HMAC; and the sweep of log messages.
enum KeyedMaskFigures {
    private static let context = FieldContext(tenant: "acme", domain: "customer")

    static func groups() throws -> [FigureGroup] { [try keyed(), sweep()] }

    private static func masking(_ text: String) throws -> KeyedMasking {
        KeyedMasking(try KeyedMask(text), try RootKeyset(Keyset(.root)))
    }

    private static func subject(_ text: String, _ value: String) throws -> Subject {
        let masking = try masking(text)
        return .operation {
            for _ in 0..<$0 { _ = try masking(value, subject: "customer 4711", context: context) }
        }
    }

    /// One value a call.
    private static func keyed() throws -> FigureGroup {
        let hmac = try HMACWorker(.sha256, key: .random(count: 32))
        let message = Array("0000customer 4711".utf8)
        return FigureGroup(
            name: "mask.keyed",
            subjects: [
                (
                    "mask.floor.hmac",
                    .operation { for _ in 0..<$0 { _ = try hmac.tagVector(of: message.span) } }
                ),
                ("mask.keyed.fake", try subject("fake(person.latin)", "Ada Lovelace")),
                ("mask.keyed.fake.distinct", try distinct()),
                ("mask.keyed.persona.email", try subject("persona(email)", "x")),
                ("mask.keyed.dateShift", try subject("date-shift(days: 30)", "1985-04-12")),
                ("mask.keyed.noise", try subject("noise(amount: 100)", "54321")),
                ("mask.keyed.hash", try subject("hash(bytes: 16)", "Ada Lovelace")),
            ],
            ratios: { ns in
                [
                    Figure(name: "mask.keyed.fake.time", value: ns[1], unit: "ns", target: 2000),
                    Figure(name: "mask.keyed.fake/hmac", value: ns[1] / ns[0], unit: "ratio"),
                ]
            })
    }

    private static func distinct() throws -> Subject {
        let masking = try masking("fake(user, subjects: 50000)")
        return .operation { for _ in 0..<$0 { _ = try masking(.integer(4711), context: context) } }
    }

    /// A message of 120 characters.
    private static func sweep() -> FigureGroup {
        let scanner = PlainValueScanner()
        let clean =
            "POST /v1/orders/2026-000417 answered 201 in 12.734 ms: request 6f1c0a52-9d0e-4c38-b6f3-2f4f6f0f7f11 from "
            + "10.20.30.40:443"
        let hit = clean.replacing("10.20.30.40:443", with: "ada@example.org")
        precondition(clean.utf8.count == 120 && scanner.redacted(clean) == nil && scanner.redacted(hit) != nil)
        return FigureGroup(
            name: "mask.sweep",
            subjects: [
                (
                    "mask.sweep.clean",
                    .operation { for _ in 0..<$0 { precondition(scanner.redacted(clean) == nil) } }
                ),
                (
                    "mask.sweep.hit",
                    .operation { for _ in 0..<$0 { precondition(scanner.redacted(hit) != nil) } }
                ),
            ],
            ratios: { ns in [Figure(name: "mask.sweep.clean.time", value: ns[0], unit: "ns", target: 400)] })
    }
}
