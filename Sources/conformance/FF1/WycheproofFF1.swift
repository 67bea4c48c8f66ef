import Foundation
import FormatPreservingEncryption

/// Wycheproof's AES-FF1: strings (`FpeStrTest`) and lists of numerals (`FpeListTest`).
enum WycheproofFF1 {
    private struct File: Decodable {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let flags: [String]
                let key: Hex
                let tweak: Hex
                let msg: Value
                let ct: Value
                let result: String
            }

            let type: String
            let radix: Int
            let alphabet: String?
            let tests: [Case]
        }

        let testGroups: [Group]
    }

    /// A message in either form.
    private enum Value: Decodable {
        case text(String)
        case numerals([Int])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .numerals(try container.decode([Int].self))
            }
        }
    }

    static func run(_ file: URL) throws -> Report {
        var report = Report(file: "wycheproof/\(file.lastPathComponent)")
        for group in try VectorFile.decode(File.self, from: file).testGroups {
            for test in group.tests {
                report.check("case \(test.tcId) \(test.flags)") { try check(test, in: group) }
            }
        }
        return report
    }

    private static func check(_ test: File.Group.Case, in group: File.Group) throws -> String? {
        guard let key = try? FF1Key(test.key.bytes) else {
            return test.result == "invalid" ? nil : "a valid key was refused"
        }
        switch (test.msg, test.ct, group.alphabet) {
        case (.text(let message), .text(let ciphertext), let symbols?):
            let ff1 = try FF1Text(key: key, alphabet: Alphabet(symbols))
            return try check(test, TextCase(ff1: ff1, tweak: test.tweak.bytes), message, ciphertext)
        case (.numerals(let message), .numerals(let ciphertext), _):
            let ff1 = try FF1(key: key, radix: Radix(group.radix))
            return try check(test, NumeralCase(ff1: ff1, tweak: test.tweak.bytes), message, ciphertext)
        default:
            return "a case of neither kind"
        }
    }

    private static func check<Kind: FF1Case>(
        _ test: File.Group.Case, _ kind: Kind, _ message: Kind.Value, _ ciphertext: Kind.Value
    ) throws -> String? {
        guard test.result == "valid" else {
            // What has to be refused is the message, in either direction.
            guard FF1Suite.refuses([.domainTooSmall, .invalidSymbol], { _ = try kind.encrypt(message) }) else {
                return "an invalid message was enciphered"
            }
            guard FF1Suite.refuses([.domainTooSmall, .invalidSymbol], { _ = try kind.decrypt(message) }) else {
                return "an invalid message was deciphered"
            }
            return nil
        }
        guard !test.flags.contains("SmallMessageSize") else {
            guard FF1Suite.refuses([.domainTooSmall], { _ = try kind.encrypt(message) }),
                FF1Suite.refuses([.domainTooSmall], { _ = try kind.decrypt(ciphertext) })
            else { return "a domain under the floor was accepted" }
            return try kind.decryptLegacy(ciphertext) == message ? nil : "wrong plaintext through the legacy door"
        }
        guard try kind.encrypt(message) == ciphertext else { return "wrong ciphertext" }
        guard try kind.decrypt(ciphertext) == message else { return "wrong plaintext" }
        return nil
    }
}
