import Foundation

/// The vectors under `Tests/Vectors/ff1`, made with an independent implementation.
struct FF1Vectors: Decodable {
    struct Case: Decodable, CustomStringConvertible {
        let id: Int
        let note: String
        let key: String
        let radix: Int
        let tweak: String
        let plaintext: [UInt16]
        let ciphertext: [UInt16]

        var description: String { "case \(id): \(note)" }
    }

    struct EveryRadix: Decodable {
        struct Block: Decodable {
            let first: Int
            let last: Int
            let sha256: String
        }

        let key: String
        let blocks: [Block]
    }

    let cases: [Case]

    static func cases() throws -> [Case] { try load(FF1Vectors.self, "ff1.json").cases }

    static func everyRadix() throws -> EveryRadix { try load(EveryRadix.self, "ff1_every_radix.json") }

    private static func load<Content: Decodable>(_ type: Content.Type, _ name: String) throws -> Content {
        let folder = URL(filePath: #filePath).appending(path: "../../../Vectors/ff1").standardizedFileURL
        return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: name)))
    }
}
