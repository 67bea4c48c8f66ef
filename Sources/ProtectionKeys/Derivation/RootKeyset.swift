import CryptoCore

/// The one keyset that a service manages: what protects its fields, tokens, indexes and masks is derived from it.
///
/// ```swift
/// let root = try RootKeyset(keyset)
/// let cipher = FieldCipher(root)
/// ```
///
/// It is a snapshot: a cipher that was made from it goes on with its keys, also when the keyset is changed, or a key
/// disabled or destroyed in it. To change keys, make a new one, and new ciphers from it. Make one cipher of a kind and
/// keep it, since each has its own derived keys.
///
/// A derived key depends on the root key, on what it is for, and on tenant and domain of the ``FieldContext``. So
/// tenants share no key, and a key that leaks opens one domain of one tenant. Derived keys stay ready in caches of
/// bounded size, are wiped when they leave them, and with everything else when the last user of the root keyset goes.
///
/// ## Specification
/// HKDF with SHA-256 (RFC 5869) under Tink's HkdfPrfKey. See ``FieldContext`` for the encoding.
public struct RootKeyset: Sendable {
    /// What is kept of every key: the key where it is enabled, and otherwise that it is not.
    private struct Slot: Sendable {
        let info: KeyInfo
        let key: RootKey?
    }

    /// In one object, so that copies are cheap.
    private final class Slots: Sendable {
        let all: [Slot]

        init(_ all: [Slot]) { self.all = all }
    }

    private let storage: Slots

    private var slots: [Slot] { storage.all }

    /// The key that writes.
    public let primaryKeyID: KeyID

    /// How many derived keys each thread that works at the same time keeps ready, for each purpose.
    package let cachedSubkeys: Int

    /// Makes a keyset ready.
    ///
    /// - Parameters:
    ///   - keyset: of keys made from ``KeyTemplate/root``: HKDF-SHA-256, 32 bytes, no salt.
    ///   - cachedSubkeys: derived keys that are kept ready, for each user of the keyset (cipher, index), each of its
    ///     purposes, and each thread that works at the same time (kept for as many as there ever were at once, up to
    ///     72). Rounded up to a power of two, 4 to 65,536. One for each tenant and domain that is busy at the same time
    ///     is enough; each takes some 2 kB, and one that has to be made anew some microseconds.
    /// - Throws: `wrongPrimitive` for a keyset of another kind; `unsupportedKey`, `invalidKey`; each with the key's id;
    ///   `cryptographyFailed`. Keys that are not enabled are not looked at.
    public init(_ keyset: Keyset, cachedSubkeys: Int = 256) throws(ProtectionKeysError) {
        var slots: [Slot] = []
        for (entry, info) in zip(keyset.entries, keyset.keys) {
            try slots.append(Slot(info: info, key: entry.status == .enabled ? Self.rootKey(entry) : nil))
        }
        storage = Slots(slots)
        primaryKeyID = keyset.primaryKeyID
        self.cachedSubkeys = min(max(cachedSubkeys, 4), 65_536)
    }

    private static func rootKey(_ entry: KeysetEntry) throws(ProtectionKeysError) -> RootKey {
        let key = try entry.typedKey()
        guard key.type == .hkdfPRF else {
            throw ProtectionKeysError(
                .wrongPrimitive, "a root key is an HkdfPrfKey, this one is of type \(key.type.rawValue)",
                keyID: entry.id)
        }
        guard key.parameters.hash == .sha256, key.parameters.salt.isEmpty, key.bytes.count == RootKey.size else {
            throw ProtectionKeysError(
                .invalidKey, "a root key has HKDF with SHA-256, no salt, and 32 bytes", keyID: entry.id)
        }
        return try convertingErrors { () throws(CryptoCoreError) in try RootKey(id: entry.id, bytes: key.bytes) }
    }

    /// What may be shown of the keys.
    public var keys: [KeyInfo] { slots.map(\.info) }

    /// The enabled keys, the primary first.
    package var liveKeyIDs: [KeyID] { [primaryKeyID] + slots.compactMap(\.key?.id).filter { $0 != primaryKeyID } }

    /// Whether a key can be used.
    ///
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed`.
    @inline(__always)
    package func requireLive(_ id: KeyID) throws(ProtectionKeysError) {
        if id != primaryKeyID { try requireLiveOther(id) }
    }

    private func requireLiveOther(_ id: KeyID) throws(ProtectionKeysError) {
        guard let slot = slots.first(where: { $0.info.id == id }) else { throw .keyNotFound(id) }
        switch slot.info.status {
        case .enabled: return
        case .disabled: throw .keyDisabled(id)
        case .destroyed: throw .keyDestroyed(id)
        }
    }

    /// A key that can be used.
    func liveKey(_ id: KeyID) -> RootKey {
        guard let key = slots.first(where: { $0.info.id == id })?.key else {
            preconditionFailure("the caller has asked whether the key can be used")
        }
        return key
    }
}

extension RootKeyset: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "RootKeyset(\(keys.map(\.description).joined(separator: ", ")))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
