#if SQLite
    import DataProtectionGRDB
    import Foundation
    import GRDB

    /// A folder that goes with the last reference to it.
    final class TemporaryFolder: Sendable {
        let url: URL

        init() throws {
            url = FileManager.default.temporaryDirectory.appending(path: "stores-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func path(_ name: String) -> String { url.appending(path: name).path }

        func database(
            _ name: String = "test.sqlite", durability: Configuration.Durability = .system, busyTimeout: Double = 10
        ) throws -> DatabasePool {
            try DatabasePool(
                path: path(name), configuration: .protection(durability: durability, busyTimeout: busyTimeout))
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
