import ProtectionKeys
import TestSupport

@testable import FieldEncryption

/// The context that most tests use.
let email = FieldContext(tenant: "acme", domain: "customer.email", record: "7")

/// What stands already where a test's output is written.
let probedContent: [UInt8] = [0xC1, 0xC2, 0xC3]

extension FieldCipher {
    /// An envelope of one of the four suites.
    func envelope(
        _ plaintext: [UInt8], deterministic: Bool, context: FieldContext = email
    ) throws(FieldEncryptionError) -> [UInt8] {
        try deterministic ? encryptDeterministically(plaintext, context: context) : encrypt(plaintext, context: context)
    }

    /// Decrypts into memory that can be looked at afterwards.
    func probing(_ envelope: [UInt8], context: FieldContext = email) -> ProbedOutput<FieldEncryptionError> {
        ProbedOutput(room: envelope.count, content: probedContent) { (output) throws(FieldEncryptionError) in
            try decrypt(envelope.span, context: context, into: &output)
        }
    }
}
