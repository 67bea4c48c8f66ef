import ProtectionKeys
import Synchronization

/// Keeps the keys of subjects ready in this process, for a stated time.
///
/// **The bound.** A key that is shredded through this cache is used by nobody after that, in this process. One that is
/// shredded elsewhere, in another process, is given out for no longer than `timeToLive` after that. Call
/// ``forget(_:tenant:)`` where you hear of it earlier. Whoever was given a key has it for as long as he keeps it: ask for
/// it with each request, and do not store it.
///
/// Subjects without a key are not remembered: one may be made at any time.
public final class SubjectKeyCache: SubjectKeyStore {
    private struct Entry {
        let state: SubjectKeyState
        let end: ContinuousClock.Instant
    }

    private struct Entries {
        var young: [FieldContext: Entry] = [:]
        /// What was young before; given up as a whole.
        var old: [FieldContext: Entry] = [:]
        var turned: ContinuousClock.Instant?
        /// How often something was forgotten: what was asked for before is not kept.
        var epoch = 0
    }

    private let store: any SubjectKeyStore
    private let timeToLive: Duration
    private let capacity: Int
    private let now: @Sendable () -> ContinuousClock.Instant
    private let entries = Mutex(Entries())

    /// A cache in front of a store.
    ///
    /// - Parameters:
    ///   - store: is asked for what is not kept.
    ///   - timeToLive: how long a key is used without asking the store again.
    ///   - capacity: how many subjects are kept at most, from 2. Each takes some 200 bytes.
    ///   - now: the time.
    public init(
        _ store: any SubjectKeyStore, timeToLive: Duration = .seconds(10), capacity: Int = 16_384,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        precondition(capacity >= 2, "a cache keeps something")
        self.store = store
        self.timeToLive = timeToLive
        self.capacity = capacity
        self.now = now
    }

    /// See ``SubjectKeyStore``. Waits for the store where a subject is not kept.
    public func keys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState] {
        try await states(of: subjects, tenant: tenant) { (store, missing) async throws(FieldEncryptionError) in
            try await store.keys(of: missing, tenant: tenant)
        }
    }

    /// See ``SubjectKeyStore``. Waits for the store where a subject is not kept.
    public func makeKeys(
        of subjects: [String], tenant: String?
    ) async throws(FieldEncryptionError) -> [SubjectKeyState] {
        try await states(of: subjects, tenant: tenant) { (store, missing) async throws(FieldEncryptionError) in
            try await store.makeKeys(of: missing, tenant: tenant)
        }
    }

    /// See ``SubjectKeyStore``. What is kept of the subjects is forgotten first, also when the store then fails.
    public func shred(_ subjects: [String], tenant: String?) async throws(FieldEncryptionError) {
        forget(subjects, tenant: tenant)
        // Once more at the end: a key that was asked for in between may still have been there.
        defer { forget(subjects, tenant: tenant) }
        try await store.shred(subjects, tenant: tenant)
    }

    /// Asks the store again for these subjects: because they were shredded elsewhere, or may have been.
    public func forget(_ subjects: [String], tenant: String?) {
        let names = SubjectName.names(of: subjects, tenant: tenant)
        entries.withLock { entries in
            entries.epoch += 1
            for name in names {
                entries.young[name] = nil
                entries.old[name] = nil
            }
        }
    }

    /// Asks the store again for all subjects.
    public func forgetAll() {
        entries.withLock { entries in
            entries.epoch += 1
            entries.young = [:]
            entries.old = [:]
        }
    }

    private func states(
        of subjects: [String], tenant: String?,
        asking ask: (any SubjectKeyStore, [String]) async throws(FieldEncryptionError) -> [SubjectKeyState]
    ) async throws(FieldEncryptionError) -> [SubjectKeyState] {
        let names = SubjectName.names(of: subjects, tenant: tenant)
        // Before the store is asked: what it says was true at some time from here on.
        let time = now()
        let (kept, epoch) = entries.withLock { entries in
            (names.map { Self.find($0, in: &entries, at: time, timeToLive) }, entries.epoch)
        }
        var states = kept
        let missing = states.indices.filter { states[$0] == nil }
        if !missing.isEmpty {
            let answers = try await ask(store, missing.map { subjects[$0] })
            guard answers.count == missing.count else {
                throw .storeDamaged("the store answers \(answers.count) of \(missing.count) subjects")
            }
            for (place, state) in zip(missing, answers) { states[place] = state }
            entries.withLock { entries in
                guard entries.epoch == epoch else { return }
                for place in missing { keep(names[place], states[place] ?? .absent, in: &entries, at: time) }
            }
        }
        return states.map { $0 ?? .absent }
    }

    private static func find(
        _ name: FieldContext, in entries: inout Entries, at time: ContinuousClock.Instant, _ timeToLive: Duration
    ) -> SubjectKeyState? {
        // What nobody asks for again goes with its half of the cache, so that keys are wiped after twice their time.
        if let turned = entries.turned, time - turned >= timeToLive {
            entries.old = time - turned >= timeToLive * 2 ? [:] : entries.young
            entries.young = [:]
            entries.turned = time
        }
        guard let entry = entries.young[name] ?? entries.old[name] else { return nil }
        return entry.end > time ? entry.state : nil
    }

    private func keep(
        _ name: FieldContext, _ state: SubjectKeyState, in entries: inout Entries, at time: ContinuousClock.Instant
    ) {
        if case .absent = state { return }
        if entries.young.count >= capacity / 2 {
            entries.old = entries.young
            entries.young = [:]
            entries.turned = time
        }
        if entries.turned == nil { entries.turned = time }
        entries.young[name] = Entry(state: state, end: time + timeToLive)
    }
}
