#if SQLite
    import CryptoCore
    import DataProtectionGRDB
    import GRDB

    /// An SQLite database of a store.
    enum StoreFile {
        /// Opens it.
        ///
        /// - Parameters:
        ///   - makes: whether it is made where it is not there.
        ///   - flag: what asks for that.
        static func open(_ path: String, makes: Bool, flag: String) throws -> DatabasePool {
            do throws(FileError) {
                if try AtomicFile.kind(of: path) == .nothing {
                    // Opening it would make it.
                    guard makes else { throw FileError(number: 2, operation: "open") }
                    try AtomicFile(path).commit(.refused)
                }
            } catch {
                let failure = CommandFailure(error, path)
                guard error.code == .missing, let message = failure.message else { throw failure }
                throw CommandFailure(failure.status, "\(message): \(flag) makes it")
            }
            do {
                return try DatabasePool(path: path, configuration: .protection())
            } catch {
                throw CommandFailure(.wrongData, "\(path): it cannot be opened as an SQLite database")
            }
        }
    }
#endif
