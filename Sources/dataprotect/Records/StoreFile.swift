#if SQLite
    import CryptoCore
    import DataProtectionGRDB
    import GRDB

    /// An SQLite database of a store.
    enum StoreFile {
        /// Opens it.
        ///
        /// - Parameters:
        ///   - table: one that the store has. A database without it is another's.
        ///   - makes: whether what is not there is made.
        ///   - flag: what asks for that.
        static func open(_ path: String, of table: String, makes: Bool, flag: String) throws -> DatabasePool {
            do throws(FileError) {
                // Opening it would make it.
                if try AtomicFile.kind(of: path) == .nothing {
                    guard makes else { throw FileError(number: 2, operation: "open") }
                    try makeFile(path)
                }
            } catch {
                let failure = CommandFailure(error, path)
                guard error.code == .missing, let message = failure.message else { throw failure }
                throw CommandFailure(failure.status, "\(message): \(flag) makes it")
            }
            do {
                guard try makes || hasTable(table, path) else {
                    throw CommandFailure(
                        .wrongData, "\(path): it is a database, and has no such store: \(flag) makes one in it")
                }
                return try DatabasePool(path: path, configuration: .protection())
            } catch let error as DatabaseError {
                throw failure(error, path)
            }
        }

        /// Looks without changing the database.
        private static func hasTable(_ table: String, _ path: String) throws -> Bool {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            return try DatabaseQueue(path: path, configuration: configuration).read { try $0.tableExists(table) }
        }

        /// For its user alone. Where another process is first, its file is taken; a link that leads nowhere is not.
        private static func makeFile(_ path: String) throws(FileError) {
            do throws(FileError) {
                try AtomicFile(path).commit(.refused)
            } catch {
                guard error.code == .existing, try AtomicFile.kind(of: path) == .file else { throw error }
            }
        }

        private static func failure(_ error: DatabaseError, _ path: String) -> CommandFailure {
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT:
                CommandFailure(.wrongData, "\(path): it cannot be opened as an SQLite database")
            case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_CANTOPEN:
                CommandFailure(.noPermission, "\(path): it cannot be opened, or not written")
            default:
                CommandFailure(.inputOutput, "\(path): SQLite failed with code \(error.extendedResultCode.rawValue)")
            }
        }
    }
#endif
