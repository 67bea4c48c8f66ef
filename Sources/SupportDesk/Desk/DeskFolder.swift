import Foundation

/// Where a desk's files are: those that a thief gets, and the keys, which he does not.
struct DeskFolder: Sendable {
    let path: String
    /// Whether it goes when the run is over.
    let isTemporary: Bool

    /// The database: customers and calls.
    var database: String { "\(path)/desk.sqlite" }
    /// The keys of customers, whose backups live no longer than an erasure may take.
    var subjectKeys: String { "\(path)/subject-keys.sqlite" }
    /// What each principal has used of its budgets.
    var budgets: String { "\(path)/budgets.sqlite" }
    /// Who saw what.
    var audit: String { "\(path)/audit" }
    /// What a service has from elsewhere: a key management service, mounted secrets.
    var keys: String { "\(path)/keys" }
    /// What whoever writes the audit cannot change: checkpoints that were sent away.
    var published: String { "\(path)/published" }

    /// A folder that is there, or is made; nil for a temporary one.
    init(_ path: String?) throws {
        isTemporary = path == nil
        self.path =
            path ?? FileManager.default.temporaryDirectory.appending(path: "support-desk-\(UUID().uuidString)").path
        for folder in [self.path, keys, published] {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch let error as CocoaError where error.code != .fileWriteNoPermission {
                throw StoryFailure(.cannotCreate, "\(folder): the folder cannot be made")
            }
        }
    }

    /// Takes a temporary folder away.
    func remove() {
        if isTemporary { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Whether customers were stored here before.
    var hasDesk: Bool { FileManager.default.fileExists(atPath: database) }

    /// All that a thief of the disk gets: every file but the keys.
    func stolenFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
            let type = try FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")[.type] as? FileAttributeType
            return type == .typeRegular && !file.hasPrefix("keys/")
        }.sorted()
    }
}
