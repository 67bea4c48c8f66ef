/// A file of samples that Tink made: `"format": "tink-interop/1"`. What a kind of file does not have is nil.
struct TinkFile: Decodable {
    /// A keyset, or what stands in its place, and what was made with it.
    struct Case: Decodable {
        let name: String
        let keysetJson: JSONValue?
        let keysetProto: Hex?
        let samples: [Sample]?
        // Encrypted keysets.
        let kekKeysetJson: JSONValue?
        let associatedData: Hex?
        let encryptedKeysetJson: JSONValue?
        let encryptedKeysetProto: Hex?
        // KMS envelopes.
        let remoteKeysetJson: JSONValue?
        let dekTypeUrl: String?
        // Malformed keysets.
        let result: String?

        /// What counts of it: its samples, or the case itself where it has none.
        var count: Int { max(1, samples?.count ?? 0) }
    }

    struct Sample: Decodable {
        let keyId: UInt32?
        let plaintext: Hex?
        let associatedData: Hex?
        let ciphertext: Hex?
        let input: Hex?
        let mac: Hex?
        let outputLength: Int?
        let output: Hex?
        let encryptedDek: Hex?
        let dekProto: Hex?
        let result: String
        let note: String?

        var isValid: Bool { result == "valid" }
    }

    let format: String
    let primitive: String
    let cases: [Case]

    static let format = "tink-interop/1"

    /// What says of which format a file is.
    struct Header: Decodable {
        let format: String?
    }
}

extension TinkFile {
    struct Missing: Error, CustomStringConvertible {
        let field: String

        var description: String { "there is no '\(field)'" }
    }

    /// The value of a field that has to be there.
    static func required<Value>(_ value: Value?, _ field: String) throws -> Value {
        guard let value else { throw Missing(field: field) }
        return value
    }
}
