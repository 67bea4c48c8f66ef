import CryptoCore

/// Keys for one kind of work: one of them, the primary, writes; all that are enabled read.
///
/// That is what makes rotation possible without downtime: add a key, distribute the keyset, promote the key, distribute
/// again, rewrite what the old key wrote, then disable and at last destroy the old key.
///
/// @Snippet(path: "swift-data-protection/Snippets/RotateKeys")
///
/// A keyset is a value: changing it changes nobody else's copy, and nothing that was made from it. There is always an
/// enabled primary key. The bytes of the keys are shared between the copies, locked in memory where the system allows,
/// and wiped when the last of the copies and of what was made from them is gone. They never print.
///
/// Stored keysets are Tink's, in both directions, encrypted or (through doors named `insecure`) in cleartext; see
/// ``init(encryptedJSON:with:associatedData:)``.
///
/// ## Specification
/// Tink, `tink.proto`: Keyset.
public struct Keyset: Sendable {
    /// The greatest length of a keyset in the binary form, in bytes. The JSON form may be twice as long.
    public static let maximumSize = 1 << 20

    /// The greatest number of keys.
    public static let maximumCount = 1024

    /// In the order of the file.
    private(set) var entries: [KeysetEntry]

    /// The key that writes.
    public private(set) var primaryKeyID: KeyID

    /// A keyset with one fresh random key, which is the primary.
    ///
    /// - Throws: `unsupportedKey` where the template has a prefix that its type does not; `cryptographyFailed`.
    public init(_ template: KeyTemplate) throws(ProtectionKeysError) {
        let entry = try KeysetEntry.random(template, otherThan: [])
        entries = [entry]
        primaryKeyID = entry.id
    }

    /// A keyset that was read.
    ///
    /// - Throws: `invalidKeyset`, `keysetTooLarge`.
    init(entries: [KeysetEntry], primaryKeyID: KeyID) throws(ProtectionKeysError) {
        guard !entries.isEmpty else { throw ProtectionKeysError(.invalidKeyset, "the keyset has no keys") }
        guard entries.count <= Self.maximumCount else {
            throw ProtectionKeysError(.keysetTooLarge, "a keyset has at most \(Self.maximumCount) keys")
        }
        var ids: Set<KeyID> = []
        for entry in entries where !ids.insert(entry.id).inserted {
            throw ProtectionKeysError(.invalidKeyset, "two keys of the keyset have this id", keyID: entry.id)
        }
        guard let primary = entries.first(where: { $0.id == primaryKeyID }) else {
            throw ProtectionKeysError(.invalidKeyset, "the primary key is not in the keyset", keyID: primaryKeyID)
        }
        guard primary.status == .enabled else {
            throw ProtectionKeysError(.invalidKeyset, "the primary key is not enabled", keyID: primaryKeyID)
        }
        self.entries = entries
        self.primaryKeyID = primaryKeyID
    }

    /// What may be shown of the keys, in the order of the file.
    public var keys: [KeyInfo] {
        entries.map { entry in
            KeyInfo(
                id: entry.id, status: entry.status, prefix: entry.prefix, typeURL: entry.typeURL,
                isPrimary: entry.id == primaryKeyID)
        }
    }
}

extension Keyset {
    /// Adds a fresh random key, enabled, which reads from now on and writes once it is promoted.
    ///
    /// - Returns: its id: random, not zero, unlike all others in the keyset.
    /// - Throws: `unsupportedKey`, `keysetTooLarge`, `cryptographyFailed`.
    @discardableResult
    public mutating func add(_ template: KeyTemplate) throws(ProtectionKeysError) -> KeyID {
        guard entries.count < Self.maximumCount else {
            throw ProtectionKeysError(.keysetTooLarge, "a keyset has at most \(Self.maximumCount) keys")
        }
        let entry = try KeysetEntry.random(template, otherThan: entries.map(\.id))
        entries.append(entry)
        return entry.id
    }

    /// Makes a key the one that writes. Do so when every process has a keyset that holds it.
    ///
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed`.
    public mutating func promote(_ id: KeyID) throws(ProtectionKeysError) {
        try entries[index(of: id)].requireEnabled()
        primaryKeyID = id
    }

    /// Switches a key off: what it wrote cannot be read until it is enabled again. A rehearsal for destroying it.
    ///
    /// - Throws: `keyNotFound`, `keyIsPrimary`, `keyDestroyed`.
    public mutating func disable(_ id: KeyID) throws(ProtectionKeysError) {
        try set(.disabled, of: id)
    }

    /// Switches a key on. The primary key is on already.
    ///
    /// - Throws: `keyNotFound`, `keyDestroyed`.
    public mutating func enable(_ id: KeyID) throws(ProtectionKeysError) {
        if id != primaryKeyID { try set(.enabled, of: id) }
    }

    /// Forgets a key for ever: what it wrote is lost. Its id stays, so that such data is told from data that nobody
    /// wrote.
    ///
    /// The bytes are wiped when no copy of the keyset, and nothing made from one, holds the key any more. Copies in
    /// files are out of reach.
    ///
    /// - Throws: `keyNotFound`, `keyIsPrimary`. A key that is destroyed already stays so.
    public mutating func destroy(_ id: KeyID) throws(ProtectionKeysError) {
        let index = try index(of: id)
        guard id != primaryKeyID else { throw .keyIsPrimary(id) }
        entries[index].destroy()
    }

    private mutating func set(_ status: KeyStatus, of id: KeyID) throws(ProtectionKeysError) {
        let index = try index(of: id)
        guard id != primaryKeyID else { throw .keyIsPrimary(id) }
        guard entries[index].status != .destroyed else { throw .keyDestroyed(id) }
        entries[index].status = status
    }

    private func index(of id: KeyID) throws(ProtectionKeysError) -> Int {
        guard let index = entries.firstIndex(where: { $0.id == id }) else { throw .keyNotFound(id) }
        return index
    }
}

extension Keyset: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "Keyset(\(keys.map(\.description).joined(separator: ", ")))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ProtectionKeysError {
    package static func keyNotFound(_ id: KeyID) -> ProtectionKeysError {
        ProtectionKeysError(.keyNotFound, "no key of this id is in the keyset", keyID: id)
    }

    package static func keyDisabled(_ id: KeyID) -> ProtectionKeysError {
        ProtectionKeysError(.keyDisabled, "the key is disabled: enable it to use it", keyID: id)
    }

    package static func keyDestroyed(_ id: KeyID) -> ProtectionKeysError {
        ProtectionKeysError(.keyDestroyed, "the key was destroyed: what it wrote is lost", keyID: id)
    }

    static func keyIsPrimary(_ id: KeyID) -> ProtectionKeysError {
        ProtectionKeysError(.keyIsPrimary, "the key is the primary one: promote another first", keyID: id)
    }
}
