import Foundation

@testable import CedarPolicy

/// The files of `Tests/Vectors/cedar`, made by the reference engine. Their form is in the README there.
enum CedarVectors {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Vectors/cedar")

    /// The lines of a file, each a JSON value. (Foundation's reader would drop byte order marks within strings.)
    static func lines(_ name: String) throws -> [JSON] {
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        return try data.split(separator: 0x0A).map { try JSONReader.read(String(decoding: $0, as: UTF8.self)) }
    }

    /// The texts of a file of changes, and whether the reference accepts them.
    static func mutations(_ name: String, after more: [String]) throws -> [(text: String, isAccepted: Bool)] {
        let lines = try lines(name)
        let bases = try lines[0].elements.map { try $0.text } + more
        return try lines.dropFirst().map { line in
            let row = try line.elements
            var bytes = Array(bases[try row[0].number].utf8)
            for change in row.dropFirst(2) { try apply(change.elements, to: &bytes) }
            return (String(decoding: bytes, as: UTF8.self), try row[1].number == 1)
        }
    }

    /// The JSON schemas of the worlds as they stand in the file: the order of their members matters to the changes.
    static func jsonSchemas() throws -> [String] {
        let data = try Data(contentsOf: folder.appendingPathComponent("worlds.jsonl"))
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            guard let start = line.range(of: #","json":"#), let end = line.range(of: #","entities":"#) else {
                return nil
            }
            return String(line[start.upperBound..<end.lowerBound])
        }
    }

    private static func apply(_ change: [JSON], to bytes: inout [UInt8]) throws {
        let at = try change[1].number
        switch try change[0].text {
        case "d": bytes.removeSubrange(at..<at + (try change[2].number))
        case "2": bytes.insert(contentsOf: bytes[at..<at + (try change[2].number)], at: at)
        case "i": bytes.insert(contentsOf: try change[2].text.utf8, at: at)
        case "r": bytes.replaceSubrange(at..<at + (try change[2].number), with: try change[3].text.utf8)
        default:
            let middle = at + (try change[2].number)
            let end = middle + (try change[3].number)
            bytes.replaceSubrange(at..<end, with: bytes[middle..<end] + bytes[at..<middle])
        }
    }
}

extension JSON {
    /// The document is not what the test takes it for.
    struct Unexpected: Error {}

    var elements: [JSON] {
        get throws {
            guard case .array(let elements) = self else { throw Unexpected() }
            return elements
        }
    }

    var text: String {
        get throws {
            guard case .string(let string) = self else { throw Unexpected() }
            return string.string
        }
    }

    var number: Int {
        get throws {
            guard case .integer(let number) = self else { throw Unexpected() }
            return Int(number)
        }
    }

    /// `[type, id]`
    var uid: EntityUID {
        get throws {
            EntityUID(type: QualifiedName(unchecked: try elements[0].text), id: try elements[1].text)
        }
    }

    /// `[principal, action, resource, context]`
    var request: Request {
        get throws {
            Request(
                principal: try elements[0].uid, action: try elements[1].uid, resource: try elements[2].uid,
                context: try CedarRecord(document: elements[3]))
        }
    }
}
