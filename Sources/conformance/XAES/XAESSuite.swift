import CryptoCore
import Foundation

/// C2SP's XAES-256-GCM: the step-by-step vectors and the accumulated hashes.
enum XAESSuite {
    private struct File: Decodable {
        struct Vector: Decodable {
            let key: Hex
            let nonce: Hex
            let plaintext: Hex
            let aad: Hex
            let ciphertext: Hex
        }

        struct Accumulated: Decodable {
            struct Result: Decodable {
                let iterations: Int
                let shake128: Hex
            }

            let results: [Result]
        }

        let vectors: [Vector]
        let accumulated: Accumulated
    }

    static func run(_ folder: URL) throws -> [Report] {
        try VectorFile.list(folder, suffix: "xaes_256_gcm.json").map { file in
            Report.of(file.lastPathComponent) { try run(file: file) }
        }
    }

    private static func run(file: URL) throws -> Report {
        var report = Report(file: file.lastPathComponent)
        let content = try VectorFile.decode(File.self, from: file)
        for (index, vector) in content.vectors.enumerated() {
            report.check("vector \(index + 1)") { try check(vector) }
        }
        for result in content.accumulated.results {
            report.check("\(result.iterations) iterations") {
                try AccumulatedXAES.hash(iterations: result.iterations) == result.shake128.bytes ? nil : "wrong hash"
            }
        }
        return report
    }

    private static func check(_ vector: File.Vector) throws -> String? {
        let key = vector.key.bytes
        let xaes = try XAES256GCM(key: SecretBytes(copying: key.span))
        let (nonce, data) = (vector.nonce.bytes, vector.aad.bytes)
        let sealed = try seal(xaes, vector.plaintext.bytes, nonce: nonce, data: data)
        guard sealed == vector.ciphertext.bytes else { return "wrong ciphertext" }
        let opened = try open(xaes, sealed, nonce: nonce, data: data)
        return opened == vector.plaintext.bytes ? nil : "wrong plaintext"
    }

    static func seal(_ xaes: XAES256GCM, _ plaintext: [UInt8], nonce: [UInt8], data: [UInt8]) throws -> [UInt8] {
        try [UInt8](capacity: plaintext.count + XAES256GCM.tagSize) { output in
            try xaes.seal(plaintext.span, nonce: nonce.span, associatedData: data.span, into: &output)
        }
    }

    static func open(_ xaes: XAES256GCM, _ sealed: [UInt8], nonce: [UInt8], data: [UInt8]) throws -> [UInt8] {
        try [UInt8](capacity: sealed.count) { output in
            try xaes.open(sealed.span, nonce: nonce.span, associatedData: data.span, into: &output)
        }
    }
}
