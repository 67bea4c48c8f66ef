#if SQLite
    import DataProtection
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import RevealPolicy
    import Synchronization

    /// A process that uses the stores of a database, beside others that do, and that can be killed at any time.
    ///
    ///     StoreWorker budget DATABASE ATTEMPTS FIRST LIMIT
    ///     StoreWorker rotate DATABASE KEYSET RETIRED CHUNKS MICROSECONDS
    ///     StoreWorker keys DATABASE KEYSET PREFIX
    ///
    /// Each line that it prints says what was done, when it was done. A rotation ends itself by force, at some time after so many
    /// chunks: whoever waits outside may come too late on a busy machine.
    @main
    struct StoreWorker {
        static func main() async throws {
            let arguments = CommandLine.arguments
            let database = try DatabasePool(path: arguments[2], configuration: .protection(busyTimeout: 60))
            switch arguments[1] {
            case "budget":
                try await BudgetWork(database, limit: number(5)).run(attempts: number(3), first: number(4))
            case "rotate":
                try await rotate(
                    database, keyset: arguments[3], retired: KeyID(UInt32(number(4))), chunks: number(5),
                    microseconds: UInt32(number(6)))
            case "keys":
                try await makeKeys(database, keyset: arguments[3], prefix: arguments[4])
            default: exit(64)
            }
        }

        private static func number(_ place: Int) -> Int { Int(CommandLine.arguments[place]) ?? 0 }

        static func root(_ path: String) throws -> RootKeyset {
            try RootKeyset(Keyset(insecureCleartextJSON: String(contentsOfFile: path, encoding: .utf8)))
        }

        /// A line that is there also when this process is killed right after.
        static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

        private static func rotate(
            _ database: DatabasePool, keyset: String, retired: KeyID, chunks: Int, microseconds: UInt32
        ) async throws {
            let protector = try Protector(SampleTable.catalog(), root(keyset))
            let source = try await SQLiteRecordSource(database)
            say("begun")
            let done = Mutex(0)
            let report = try await protector.rotate(
                table: "customer", in: source, options: .init(chunkSize: 8, undecided: .ofKey(retired))
            ) { progress in
                say("\(progress.resumedAfter + progress.rows)")
                let count = done.withLock { count in
                    count += 1
                    return count
                }
                if count == chunks {
                    Thread.detachNewThread {
                        usleep(microseconds)
                        kill(getpid(), SIGKILL)
                    }
                }
            }
            say("finished \(report.isFinished)")
        }

        /// Makes keys for ever, and prints a value under each.
        private static func makeKeys(_ database: DatabasePool, keyset: String, prefix: String) async throws {
            let root = try root(keyset)
            let store = try await SQLiteSubjectKeyStore(database, root: root)
            let cipher = FieldCipher(root)
            let context = FieldContext(tenant: nil, domain: "value")
            for number in 0... {
                let subject = "\(prefix)\(number)"
                guard let key = try await store.makeKey(of: subject, tenant: "t").key else { continue }
                let value = try cipher.encrypt(subject, context: context.record(subject), subjectKey: key)
                say("\(subject) \(value)")
            }
        }
    }
#else
    @main
    struct StoreWorker {
        static func main() {}
    }
#endif
