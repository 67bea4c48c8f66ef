import Foundation

/// Reading vector files.
enum VectorFile {
    static func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) }

    static func decode<Content: Decodable>(_ type: Content.Type, from file: URL) throws -> Content {
        try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }

    /// The files of a folder whose names end so, by name; none where there is no such folder.
    static func list(_ folder: URL, suffix: String) throws -> [URL] {
        guard exists(folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix(suffix) }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
