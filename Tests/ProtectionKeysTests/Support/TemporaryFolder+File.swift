import Foundation
import TestSupport

extension TemporaryFolder {
    /// Writes a file and gives its path.
    func file(_ content: String, mode: Int = 0o600, name: String = "kek") throws -> String {
        let path = path(name)
        try Data(content.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }
}
