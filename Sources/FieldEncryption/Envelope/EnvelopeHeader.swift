import CryptoCore
import ProtectionKeys

/// What stands in front of every encrypted field, in clear and authenticated.
///
/// ## Specification
/// The field envelope is frozen: what a version 1 wrote is read by every release of this major version.
///
/// | bytes | what |
/// |---|---|
/// | 1 | version: `01` |
/// | 1 | suite: `01` XAES-256-GCM, `02` AES-SIV, `03` and `04` the same with a padded plaintext |
/// | 4 | key id, big-endian |
/// | | body of suites `01` and `03`: nonce 24, ciphertext, tag 16 |
/// | | body of suites `02` and `04`: synthetic IV 16, ciphertext |
///
/// Associated data: these six bytes, then the encoded `FieldContext`. Text form: base64url without padding. For the
/// padding see `PlaintextLength`.
struct EnvelopeHeader {
    static let size = 6
    static let version: UInt8 = 0x01

    let suite: EnvelopeSuite
    let keyID: KeyID

    init(_ suite: EnvelopeSuite, _ keyID: KeyID) {
        self.suite = suite
        self.keyID = keyID
    }

    /// Reads the header of an envelope.
    ///
    /// - Throws: `malformedEnvelope`, `unknownVersion`, `unknownSuite`.
    @inline(__always)
    init(of envelope: Span<UInt8>) throws(FieldEncryptionError) {
        guard envelope.count >= Self.size else { throw Self.tooShort }
        guard envelope[0] == Self.version else {
            throw FieldEncryptionError(
                .unknownVersion, "the envelope has version \(envelope[0]), and this library reads version 1")
        }
        guard let suite = EnvelopeSuite(rawValue: envelope[1]) else {
            throw FieldEncryptionError(
                .unknownSuite, "the envelope has suite \(envelope[1]), and this library reads suites 1 to 4")
        }
        guard envelope.count >= Self.size + suite.bodyOverhead else { throw Self.tooShort }
        self.suite = suite
        keyID = KeyID(envelope.bigEndianWord(at: 2))
    }

    @inline(__always)
    func append(to output: inout OutputSpan<UInt8>) {
        output.append(Self.version)
        output.append(suite.rawValue)
        output.append(bigEndian: keyID.rawValue)
    }

    private static let tooShort = FieldEncryptionError(
        .malformedEnvelope, "too short for an envelope: what is stored was cut off, or was never encrypted")
}
