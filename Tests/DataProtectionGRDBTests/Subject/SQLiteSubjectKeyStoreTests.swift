#if SQLite
    import DataProtectionGRDB
    import FieldEncryption
    import Foundation
    import GRDB
    import ProtectionKeys
    import TestSupport
    import Testing

    @Suite("Keys of subjects in SQLite")
    struct SQLiteSubjectKeyStoreTests {
        private let folder: TemporaryFolder
        private let keyset: Keyset
        private let root: RootKeyset
        private let database: DatabasePool
        private let store: SQLiteSubjectKeyStore

        init() async throws {
            folder = try TemporaryFolder()
            keyset = try Keyset(.root)
            root = try RootKeyset(keyset)
            database = try folder.database()
            store = try await SQLiteSubjectKeyStore(database, root: root)
        }

        @Test("are made once, for as many as are asked for, and are the same for everybody")
        func making() async throws {
            #expect(try await store.keys(of: ["a", "b"], tenant: "t") == [.absent, .absent])
            let made = try await store.makeKeys(of: ["a", "b", "a"], tenant: "t")
            #expect(made[0] == made[2] && made[0] != made[1] && made.allSatisfy { $0.key != nil })
            #expect(try await store.keys(of: ["b", "c", "a"], tenant: "t") == [made[1], .absent, made[0]])
            #expect(try await store.keys(of: [], tenant: "t") == [])
            // Another tenant, and what only looks alike.
            #expect(try await store.key(of: "a", tenant: nil) == .absent)
            let composed = try await store.makeKey(of: "\u{E9}", tenant: "t")
            #expect(try await store.makeKey(of: "e\u{301}", tenant: "t") != composed)
            let other = try await SQLiteSubjectKeyStore(folder.database(), root: root)
            #expect(try await other.keys(of: ["a", "b"], tenant: "t") == [made[0], made[1]])
            #expect("\(store) \(String(reflecting: store))" == "SQLiteSubjectKeyStore SQLiteSubjectKeyStore")
        }

        @Test("of subjects that many ask for at once are one each")
        func race() async throws {
            let stores = [store, try await SQLiteSubjectKeyStore(folder.database(), root: root)]
            let subjects = (0..<20).map { "subject \($0)" }
            let answers = try await withThrowingTaskGroup(of: [SubjectKeyState].self) { group in
                for task in 0..<16 {
                    group.addTask { try await stores[task % 2].makeKeys(of: subjects, tenant: nil) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 16 && answers.allSatisfy { $0 == answers[0] })
        }

        @Test("are one each also where some were made by others in between, and they go into several statements")
        func overlap() async throws {
            let stores = [store, try await SQLiteSubjectKeyStore(folder.database(), root: root)]
            let subjects = (0..<2000).map { "subject \($0)" }
            let answers = try await withThrowingTaskGroup(of: (Int, [SubjectKeyState]).self) { group in
                for task in 0..<8 {
                    let asked = Array(subjects[100 * task..<100 * task + 1100])
                    group.addTask { (100 * task, try await stores[task % 2].makeKeys(of: asked, tenant: nil)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let kept = try await store.keys(of: subjects, tenant: nil)
            #expect(answers.allSatisfy { first, answer in answer == Array(kept[first..<first + 1100]) })
            #expect(kept.prefix(1800).allSatisfy { $0.key != nil } && kept.dropFirst(1800).allSatisfy { $0 == .absent })
            #expect(Set(try await wrappedKeys()).count == 1800)
        }

        private func wrappedKeys() async throws -> [Data] {
            try await database.read { try Data.fetchAll($0, sql: "SELECT wrapped FROM protection_subject_key") }
        }

        @Test("that are shredded are gone: from the answers, and from the files")
        func shredding() async throws {
            let subjects = (0..<500).map { "subject \($0)" }
            _ = try await store.makeKeys(of: subjects, tenant: "t")
            let erased = subjects.filter { $0.hasSuffix("7") }
            let wrapped = try await database.read { connection in
                try Data.fetchSet(connection, sql: "SELECT wrapped FROM protection_subject_key")
            }
            try await store.shred(erased + ["never seen"], tenant: "t")
            try await store.shred(["subject 7"], tenant: "t")
            for subject in subjects {
                let state = try await store.makeKey(of: subject, tenant: "t")
                #expect((state == .shredded) == erased.contains(subject))
            }
            #expect(try await store.makeKey(of: "never seen", tenant: "t") == .shredded)
            let kept = try await database.read { connection in
                try Data.fetchSet(
                    connection, sql: "SELECT wrapped FROM protection_subject_key WHERE wrapped IS NOT NULL")
            }
            let gone = wrapped.subtracting(kept)
            #expect(gone.count == 50 && kept.count == 450)
            let bytes = try folder.bytes()
            for envelope in gone {
                // Neither whole nor its second half: the start of a freed cell can hold lengths and links.
                #expect(bytes.range(of: envelope) == nil)
                #expect(bytes.range(of: envelope.suffix(39)) == nil)
            }
            for envelope in kept { #expect(bytes.range(of: envelope) != nil) }
            for subject in ["subject 7", "subject 8"] { #expect(bytes.range(of: Data(subject.utf8)) == nil) }
        }

        @Test(
            "that are shredded are gone whichever journal the database keeps",
            arguments: ["delete", "truncate", "persist"])
        func journals(mode: String) async throws {
            let queue = try DatabaseQueue(path: folder.path("journal.sqlite"))
            try await queue.writeWithoutTransaction {
                _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = \(mode)")
            }
            let store = try await SQLiteSubjectKeyStore(queue, root: root)
            _ = try await store.makeKeys(of: ["a", "b"], tenant: nil)
            let before = try await queue.read {
                try Data.fetchSet($0, sql: "SELECT wrapped FROM protection_subject_key")
            }
            try await store.shred(["a"], tenant: nil)
            let (kept, journal) = try await queue.read { connection in
                try (
                    Data.fetchSet(
                        connection, sql: "SELECT wrapped FROM protection_subject_key WHERE wrapped IS NOT NULL"),
                    String.fetchOne(connection, sql: "PRAGMA journal_mode")
                )
            }
            let gone = try #require(before.subtracting(kept).first)
            let bytes = try folder.bytes("journal.sqlite")
            #expect(bytes.range(of: gone.suffix(39)) == nil && kept.count == 1 && journal == mode)
        }

        @Test("move to a new root key, after which the old one is needed no more")
        func rotation() async throws {
            let subjects = (0..<250).map { "subject \($0)" }
            let made = try await store.makeKeys(of: subjects, tenant: "t")
            try await store.shred(["subject 3"], tenant: "t")
            let before = try await database.read { connection in
                try Data.fetchSet(
                    connection, sql: "SELECT wrapped FROM protection_subject_key WHERE wrapped IS NOT NULL")
            }
            var changed = keyset
            let retired = changed.primaryKeyID
            try changed.promote(changed.add(.root))
            let during = try await SQLiteSubjectKeyStore(folder.database(), root: RootKeyset(changed))
            #expect(try await during.rotate(chunkSize: 100) == 249)
            #expect(try await during.rotate() == 0)
            try changed.destroy(retired)
            let after = try await SQLiteSubjectKeyStore(folder.database(), root: RootKeyset(changed))
            var expected = made
            expected[3] = .shredded
            #expect(try await after.keys(of: subjects, tenant: "t") == expected)
            let bytes = try folder.bytes()
            for envelope in before { #expect(bytes.range(of: envelope.suffix(39)) == nil) }
        }

        @Test("are not given out from a store of another keyset, nor one that was changed")
        func damage() async throws {
            _ = try await store.makeKeys(of: ["a", "b"], tenant: nil)
            let elsewhere = try RootKeyset(Keyset(.root))
            let path = folder.path("test.sqlite")
            let other = await failure {
                try await SQLiteSubjectKeyStore(
                    DatabasePool(path: path, configuration: .protection()), root: elsewhere)
            }
            #expect((other as? FieldEncryptionError)?.code == .keyNotFound)
            // Two rows exchange their keys.
            try await database.write { connection in
                let wrapped = try Data.fetchAll(
                    connection, sql: "SELECT wrapped FROM protection_subject_key ORDER BY subject")
                let subjects = try Data.fetchAll(
                    connection, sql: "SELECT subject FROM protection_subject_key ORDER BY subject")
                for (subject, key) in zip(subjects, wrapped.reversed()) {
                    try connection.execute(
                        sql: "UPDATE protection_subject_key SET wrapped = ? WHERE subject = ?",
                        arguments: [key, subject])
                }
            }
            let exchanged = await failure { try await store.key(of: "a", tenant: nil) }
            #expect((exchanged as? FieldEncryptionError)?.code == .storeDamaged)
            // No blob at all.
            try await database.write { try $0.execute(sql: "UPDATE protection_subject_key SET wrapped = 7") }
            let number = await failure { try await store.key(of: "a", tenant: nil) }
            #expect((number as? FieldEncryptionError)?.code == .storeDamaged)
            try await database.write { try $0.execute(sql: "UPDATE protection_subject_index SET wrapped = 'text'") }
            let index = await failure { try await SQLiteSubjectKeyStore(database, root: root) }
            #expect((index as? FieldEncryptionError)?.code == .storeDamaged)
            try await database.write { try $0.execute(sql: "DROP TABLE protection_subject_key") }
            let table = await failure { try await store.key(of: "a", tenant: nil) }
            #expect((table as? FieldEncryptionError)?.code == .storeUnavailable)
        }

        @Test("a store that others lock, or that cannot be written, is an error and no key")
        func unavailable() async throws {
            let impatient = try await SQLiteSubjectKeyStore(folder.database(busyTimeout: 0.05), root: root)
            let made = try await impatient.makeKey(of: "a", tenant: nil)
            let intruder = try folder.intruder()
            try await intruder.writeWithoutTransaction { connection in try connection.execute(sql: "BEGIN IMMEDIATE") }
            for failure in [
                await failure { try await impatient.makeKey(of: "b", tenant: nil) },
                await failure { try await impatient.shred(["a"], tenant: nil) },
                await failure { try await impatient.rotate() },
            ] { #expect((failure as? FieldEncryptionError)?.code == .storeUnavailable) }
            // Reading waits for nobody.
            #expect(try await impatient.key(of: "a", tenant: nil) == made)
            try await intruder.writeWithoutTransaction { connection in try connection.execute(sql: "ROLLBACK") }
            #expect(try await impatient.key(of: "b", tenant: nil) == .absent)
            try await impatient.shred(["a"], tenant: nil)
            #expect(try await impatient.key(of: "a", tenant: nil) == .shredded)
            try database.close()
            let closed = await failure { try await store.key(of: "a", tenant: nil) }
            #expect((closed as? FieldEncryptionError)?.code == .storeUnavailable)
        }

        @Test("a shredding that a reader keeps from the files says so, and is finished when called again")
        func readerInTheWay() async throws {
            let impatient = try await SQLiteSubjectKeyStore(folder.database(busyTimeout: 0.05), root: root)
            _ = try await impatient.makeKey(of: "a", tenant: nil)
            let reader = try folder.intruder()
            try await reader.writeWithoutTransaction { connection in
                try connection.execute(sql: "BEGIN")
                _ = try Row.fetchAll(connection, sql: "SELECT * FROM protection_subject_key")
            }
            let failure = await failure { try await impatient.shred(["a"], tenant: nil) }
            #expect((failure as? FieldEncryptionError)?.code == .storeUnavailable)
            #expect(try await impatient.key(of: "a", tenant: nil) == .shredded)
            try await reader.writeWithoutTransaction { connection in try connection.execute(sql: "COMMIT") }
            try await impatient.shred(["a"], tenant: nil)
        }

        @Test("that were given out are there after the process was killed")
        func killed() async throws {
            try keyset.insecureCleartextJSON().write(
                toFile: folder.path("keyset.json"), atomically: true, encoding: .utf8)
            let cipher = FieldCipher(root)
            let context = FieldContext(tenant: nil, domain: "value")
            for round in 0..<5 {
                let worker = try Worker(
                    in: folder, "keys", folder.path("test.sqlite"), folder.path("keyset.json"), "\(round) ")
                try await worker.waitForLines(1)
                try await Task.sleep(for: .microseconds(Int.random(in: 0...5_000)))
                _ = worker.kill()
                let lines = try worker.lines()
                #expect(!lines.isEmpty)
                for line in lines {
                    let space = try #require(line.lastIndex(of: " "))
                    let (subject, value) = (String(line[..<space]), String(line[space...].dropFirst()))
                    let key = try #require(try await store.key(of: subject, tenant: "t").key)
                    #expect(
                        try cipher.decrypt(value, context: context.record(subject), subjectKey: key) == subject)
                }
            }
        }
    }
#endif
