import CryptoCore

/// What names and identifies a key of signed notes.
///
/// ## Specification
/// C2SP signed-note, "Format" and "Signatures".
enum NoteKeyName {
    /// The identifier of Ed25519 signatures.
    static let ed25519: UInt8 = 0x01

    /// Not empty, without Unicode spaces, `+` and control characters.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
            }
    }

    /// key ID = SHA-256(key name || 0x0A || signature type || public key)[:4]
    static func keyID(_ name: String, publicKey: [UInt8]) throws(AuditLogError) -> UInt32 {
        let message = Array(name.utf8) + [0x0A, ed25519] + publicKey
        return try AuditLogError.converting { () throws(CryptoCoreError) in
            let digest = try SHA256.digest(message.span)
            return digest.span.bigEndianWord(at: 0)
        }
    }

    /// Eight lower-case hexadecimal digits.
    static func hexadecimal(_ keyID: UInt32) -> String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    static func malformedKey() -> AuditLogError {
        AuditLogError(.malformedKey, "not the text of a key of signed notes (name+hash+base64, Ed25519)")
    }
}
