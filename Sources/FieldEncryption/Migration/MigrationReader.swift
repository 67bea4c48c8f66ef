import CryptoCore
public import ProtectionKeys
import Synchronization

/// Reads a column while it is being encrypted: some values are plaintext, some in an old scheme, some in envelopes.
///
/// @Snippet(path: "swift-data-protection/Snippets/MigrateColumn")
///
/// It never guesses. What names a key of the keyset where envelopes do is an envelope: when it does not authenticate,
/// that is an error and not a plaintext, whatever has become of the rest of it. Else what the old scheme recognises is
/// of the old scheme; else what begins as envelopes do is one of an unknown key, and an error; else what the caller
/// knows for a plaintext is a plaintext; and what is none of these is an error.
///
/// It counts what it reads, so that one sees when the migration is done. Then ``refusePlaintext()`` and
/// ``refuseLegacy()`` shut the doors: from then on a plaintext that turns up, perhaps put there by somebody, is an
/// error too. Safe to use from several threads.
public final class MigrationReader: Sendable {
    private let cipher: FieldCipher
    private let legacy: LegacyScheme?
    private let isPlaintext: @Sendable (String) -> Bool
    private let acceptsPlaintext: Atomic<Bool>
    private let acceptsLegacy = Atomic(true)
    private let keyIDs: Set<KeyID>
    private let counters = Counters()

    private struct Counters: ~Copyable, Sendable {
        let plaintext = Atomic(0)
        let legacy = Atomic(0)
        let current = Atomic(0)
        let refused = Atomic(0)
    }

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - cipher: reads envelopes.
    ///   - legacy: the old scheme, if there was one.
    ///   - acceptsPlaintext: whether plaintexts are read; false once migration is over.
    ///   - isPlaintext: whether what is stored has the form of the column's plaintexts, such as an "@" in an e-mail
    ///     address. The narrower, the sooner a damaged envelope is told from a plaintext.
    public init(
        _ cipher: FieldCipher, legacy: LegacyScheme? = nil, acceptsPlaintext: Bool = true,
        isPlaintext: @escaping @Sendable (_ stored: String) -> Bool
    ) {
        self.cipher = cipher
        self.legacy = legacy
        self.isPlaintext = isPlaintext
        keyIDs = Set(cipher.root.keys.map(\.id))
        self.acceptsPlaintext = Atomic(acceptsPlaintext)
    }

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - stored: what the column has.
    ///   - context: of the envelope, if it is one.
    /// - Returns: the plaintext, and how it is stored.
    /// - Throws: as `FieldCipher.decrypt(_:context:)` for an envelope; what the old scheme throws; `plaintextRefused`
    ///   and `legacyRefused` once the doors are shut; `malformedEnvelope` for what is nothing known.
    public func read(_ stored: String, context: FieldContext) throws -> (value: String, state: StoredState) {
        do {
            let reading = try classify(stored, context)
            switch reading.state {
            case .plaintext: counters.plaintext.add(1, ordering: .relaxed)
            case .legacy: counters.legacy.add(1, ordering: .relaxed)
            case .current: counters.current.add(1, ordering: .relaxed)
            }
            return reading
        } catch {
            counters.refused.add(1, ordering: .relaxed)
            throw error
        }
    }

    private func classify(_ stored: String, _ context: FieldContext) throws -> (value: String, state: StoredState) {
        if namesKnownKey(stored) { return (try cipher.decrypt(stored, context: context), .current) }
        if let legacy, legacy.recognizes(stored) {
            guard acceptsLegacy.load(ordering: .acquiring) else {
                throw FieldEncryptionError(.legacyRefused, "of the old scheme, where migration is over")
            }
            return (try legacy.decrypt(stored, context), .legacy)
        }
        if StoredEnvelope.hasForm(stored) { return (try cipher.decrypt(stored, context: context), .current) }
        guard isPlaintext(stored) else {
            throw FieldEncryptionError(
                .malformedEnvelope, "neither an envelope, nor of the old scheme, nor a plaintext of this column")
        }
        guard acceptsPlaintext.load(ordering: .acquiring) else {
            throw FieldEncryptionError(
                .plaintextRefused,
                "a plaintext, where migration is over: somebody or something wrote it past the library")
        }
        return (stored, .plaintext)
    }

    /// Refuses plaintexts from now on, in all threads. There is no way back but a new reader.
    public func refusePlaintext() { acceptsPlaintext.store(false, ordering: .releasing) }

    /// Refuses what is of the old scheme from now on, likewise: a weak old scheme is a door, too.
    public func refuseLegacy() { acceptsLegacy.store(false, ordering: .releasing) }

    /// What was read so far.
    public var counts: StoredCounts {
        StoredCounts(
            plaintext: counters.plaintext.load(ordering: .relaxed), legacy: counters.legacy.load(ordering: .relaxed),
            current: counters.current.load(ordering: .relaxed), refused: counters.refused.load(ordering: .relaxed))
    }

    private func namesKnownKey(_ stored: String) -> Bool {
        StoredEnvelope.namedKey(in: stored).map { keyIDs.contains($0) } ?? false
    }
}
