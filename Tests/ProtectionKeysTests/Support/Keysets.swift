import CryptoCore
import Testing

@testable import ProtectionKeys

extension Keyset {
    /// A keyset of keys with ids, states and, where a test needs them, bytes of its own; the first is the primary.
    init(_ keys: [(id: KeyID, template: KeyTemplate, bytes: [UInt8]?)]) throws {
        let entries = try keys.map { key in
            let typed = try key.bytes.map { try key.template.key(SecretBytes(copying: $0.span)) }
            return try KeysetEntry(
                id: key.id, status: .enabled, prefix: key.template.prefix, typeURL: key.template.type.url,
                material: .symmetric, value: (typed ?? key.template.randomKey()).serialized())
        }
        try self.init(entries: entries, primaryKeyID: keys[0].id)
    }

    /// A keyset of one key with a message of its own.
    init(type: String, message: [UInt8], prefix: OutputPrefix = .tink) throws {
        let entry = try KeysetEntry(
            id: 7, status: .enabled, prefix: prefix, typeURL: type, material: .symmetric,
            value: SecretBytes(copying: message.span))
        try self.init(entries: [entry], primaryKeyID: 7)
    }
}

/// The AEADs of keysets and their templates, to run a test over.
enum SealingKeyset: String, CaseIterable, CustomTestStringConvertible {
    case aes128GCM, aes256GCM, aes256GCMRaw, aes256GCMCrunchy
    case xaes256GCM, xaes160Raw
    case aesSIV, aesSIVRaw

    var testDescription: String { rawValue }

    var template: KeyTemplate {
        switch self {
        case .aes128GCM: .aes128GCM
        case .aes256GCM: .aes256GCM
        case .aes256GCMRaw: .aes256GCM.prefixed(.raw)
        case .aes256GCMCrunchy: .aes256GCM.prefixed(.crunchy)
        case .xaes256GCM: .xaes256GCM
        case .xaes160Raw: .xaes256GCM160BitNonce.prefixed(.raw)
        case .aesSIV: .aes256SIV
        case .aesSIVRaw: .aes256SIV.prefixed(.raw)
        }
    }

    /// Bytes that a ciphertext is longer than its plaintext.
    var overhead: Int {
        switch self {
        case .aes128GCM, .aes256GCM, .aes256GCMCrunchy: 33
        case .aes256GCMRaw: 28
        case .xaes256GCM: 45
        case .xaes160Raw: 36
        case .aesSIV: 21
        case .aesSIVRaw: 16
        }
    }

    func make(_ keyset: Keyset) throws(ProtectionKeysError) -> Sealing {
        self == .aesSIV || self == .aesSIVRaw
            ? .deterministic(try DeterministicAEAD(keyset)) : .randomised(try AEAD(keyset))
    }
}

/// What the two kinds of AEAD have in common.
enum Sealing {
    case randomised(AEAD)
    case deterministic(DeterministicAEAD)

    var overhead: Int {
        switch self {
        case .randomised(let aead): aead.overhead
        case .deterministic(let aead): aead.overhead
        }
    }

    func encrypt(
        _ plaintext: [UInt8], _ data: [UInt8], into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        switch self {
        case .randomised(let aead): try aead.encrypt(plaintext.span, associatedData: data.span, into: &output)
        case .deterministic(let aead):
            try aead.encryptDeterministically(plaintext.span, associatedData: data.span, into: &output)
        }
    }

    func decrypt(
        _ ciphertext: [UInt8], _ data: [UInt8], into output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        switch self {
        case .randomised(let aead): try aead.decrypt(ciphertext.span, associatedData: data.span, into: &output)
        case .deterministic(let aead):
            try aead.decryptDeterministically(ciphertext.span, associatedData: data.span, into: &output)
        }
    }

    func encrypt(_ plaintext: [UInt8], _ data: [UInt8] = []) throws(ProtectionKeysError) -> [UInt8] {
        switch self {
        case .randomised(let aead): try aead.encrypt(plaintext, associatedData: data)
        case .deterministic(let aead): try aead.encryptDeterministically(plaintext, associatedData: data)
        }
    }

    func decrypt(_ ciphertext: [UInt8], _ data: [UInt8] = []) throws(ProtectionKeysError) -> [UInt8] {
        switch self {
        case .randomised(let aead): try aead.decrypt(ciphertext, associatedData: data)
        case .deterministic(let aead): try aead.decryptDeterministically(ciphertext, associatedData: data)
        }
    }
}
