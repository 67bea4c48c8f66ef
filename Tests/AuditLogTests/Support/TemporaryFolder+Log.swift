import AuditLog
import Foundation
import TestSupport

/// What tests do to the files of a log.
extension TemporaryFolder {
    var archive: AuditArchive { AuditArchive(directory: path) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }
    func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: url.appending(path: name)) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(at: url.appending(path: name)) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    func segments() throws -> [String] { try names().filter { $0.hasSuffix(".jsonl") } }

    /// The lines of a segment, without newlines.
    func lines(_ name: String) throws -> [[UInt8]] {
        try read(name).split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(Array.init)
    }

    func write(_ name: String, lines: [[UInt8]]) throws { try write(name, lines.flatMap { $0 + [0x0A] }) }

    func copy() throws -> TemporaryFolder {
        let other = try TemporaryFolder()
        for name in try names() { try other.write(name, read(name)) }
        return other
    }
}

let firstSegment = "00000000000000000000.jsonl"
