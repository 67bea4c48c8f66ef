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
        if Self.hasFormOfEnvelope(stored) { return (try cipher.decrypt(stored, context: context), .current) }
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

    /// Whether the third to the sixth byte are the id of a key of the keyset, in whatever state: one plaintext in 2^32
    /// is like that by chance. White space, which databases and files add, does not count, nor does what stands behind.
    private func namesKnownKey(_ stored: String) -> Bool {
        let digits = stored.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }.prefix(8).map { $0.value }
        let text = digits.map { $0 < 0x80 ? UInt8($0) : 0 }
        var keyID: KeyID?
        withTemporaryBytes(capacity: 8) { bytes in
            guard Base64.decode(Array(text).span, .url, to: &bytes), bytes.count == EnvelopeHeader.size else { return }
            keyID = KeyID(bytes.span.bigEndianWord(at: 2))
        }
        return keyID.map(keyIDs.contains) ?? false
    }

    /// Whether a text begins as envelopes do (version 1 and one of the suites, in base64url), is as long as the
    /// shortest, and has no white space inside.
    static func hasFormOfEnvelope(_ stored: String) -> Bool {
        let text = Array(
            stored.unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
                .drop { $0.properties.isWhitespace }.reversed())
        guard text.count >= shortestEnvelope, text.starts(with: "AQ".unicodeScalars) else { return false }
        // Behind 01: four bits of the suite, 1 to 4, which follow on four zero bits, and two of the key id.
        return ("E"..."T").contains(text[2]) && !text.contains { $0.properties.isWhitespace }
    }

    /// Digits of a deterministic envelope of nothing.
    private static let shortestEnvelope = Base64.encodedSize(EnvelopeHeader.size + AESSIV.sivSize, .url)
}
