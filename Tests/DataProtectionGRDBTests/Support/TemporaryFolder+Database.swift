#if SQLite
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import TestSupport

    /// The databases of a test.
    extension TemporaryFolder {
        func database(
            _ name: String = "test.sqlite", busyTimeout: Double = 60
        ) throws -> DatabasePool {
            try DatabasePool(
                path: path(name), configuration: .protection(busyTimeout: busyTimeout))
        }

        /// A connection whose transactions stay open.
        func intruder(_ name: String = "test.sqlite") throws -> DatabaseQueue {
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            return try DatabaseQueue(path: path(name), configuration: configuration)
        }

        /// All bytes of the database's files.
        func bytes(_ name: String = "test.sqlite") throws -> Data {
            try ["", "-wal", "-shm", "-journal"].reduce(into: Data()) { bytes, suffix in
                let file = path(name + suffix)
                if FileManager.default.fileExists(atPath: file) {
                    bytes += try Data(contentsOf: URL(fileURLWithPath: file))
                }
            }
        }
    }
#endif
