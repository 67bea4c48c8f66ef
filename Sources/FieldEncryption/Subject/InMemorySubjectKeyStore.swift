import ProtectionKeys
import Synchronization

/// A store that ends with the process, and with it every value that needs its keys: for tests and trials.
public final class InMemorySubjectKeyStore: SubjectKeyStore {
    private let states = Mutex<[FieldContext: SubjectKeyState]>([:])

    /// A store without subjects.
    public init() {}

    /// See ``SubjectKeyStore``. Does not wait.
    public func keys(of subjects: [String], tenant: String?) throws(FieldEncryptionError) -> [SubjectKeyState] {
        let names = SubjectName.names(of: subjects, tenant: tenant)
        return states.withLock { states in names.map { states[$0] ?? .absent } }
    }

    /// See ``SubjectKeyStore``. Does not wait.
    public func makeKeys(of subjects: [String], tenant: String?) throws(FieldEncryptionError) -> [SubjectKeyState] {
        let names = SubjectName.names(of: subjects, tenant: tenant)
        return try states.withLock { (states) throws(FieldEncryptionError) in
            var made: [FieldContext: SubjectKeyState] = [:]
            for name in names where states[name] == nil && made[name] == nil {
                made[name] = .key(try SubjectKey.random())
            }
            states.merge(made) { known, _ in known }
            return names.map { states[$0] ?? .absent }
        }
    }

    /// See ``SubjectKeyStore``. Does not wait.
    public func shred(_ subjects: [String], tenant: String?) {
        let names = SubjectName.names(of: subjects, tenant: tenant)
        states.withLock { states in
            for name in names { states[name] = .shredded }
        }
    }
}
