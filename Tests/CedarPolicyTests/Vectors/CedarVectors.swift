import Foundation

@testable import CedarPolicy

/// The files of `Tests/Vectors/cedar`, made by the reference engine. Their form is in the README there.
enum CedarVectors {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/cedar")

    /// The lines of a file, each a JSON value.
    static func lines(_ name: String) throws -> [Any] {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return try data.split(separator: 0x0A).map { try JSONSerialization.jsonObject(with: $0) }
    }

    static func text(_ value: Any) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: value, options: .withoutEscapingSlashes), as: UTF8.self)
    }

    /// The texts of a file of changes, and whether the reference accepts them.
    static func mutations(_ name: String, after more: [String]) throws -> [(text: String, isAccepted: Bool)] {
        let lines = try lines(name)
        let bases = (lines[0] as? [String] ?? []) + more
        return lines.dropFirst().map { line in
            let row = line as? [Any] ?? []
            var bytes = Array(bases[int(row[0])].utf8)
            for change in row.dropFirst(2) { apply(change as? [Any] ?? [], to: &bytes) }
            return (String(decoding: bytes, as: UTF8.self), int(row[1]) == 1)
        }
    }

    static func int(_ value: Any) -> Int { (value as? NSNumber)?.intValue ?? -1 }

    private static func apply(_ change: [Any], to bytes: inout [UInt8]) {
        let at = int(change[1])
        func inserted(_ index: Int) -> [UInt8] { Array((change[index] as? String ?? "").utf8) }
        switch change[0] as? String {
        case "d": bytes.removeSubrange(at..<at + int(change[2]))
        case "2": bytes.insert(contentsOf: bytes[at..<at + int(change[2])], at: at)
        case "i": bytes.insert(contentsOf: inserted(2), at: at)
        case "r": bytes.replaceSubrange(at..<at + int(change[2]), with: inserted(3))
        default:
            let (middle, end) = (at + int(change[2]), at + int(change[2]) + int(change[3]))
            bytes.replaceSubrange(at..<end, with: bytes[middle..<end] + bytes[at..<middle])
        }
    }
}
