import Foundation
import FormatPreservingEncryption

/// "FF1 samples" that NIST published with SP 800-38G.
enum NISTSamples {
    private struct File: Decodable {
        struct Sample: Decodable {
            let id: Int
            let keyHex: Hex
            let alphabet: String
            let tweakHex: Hex
            let plaintext: String
            let ciphertext: String
        }

        let samples: [Sample]
    }

    static func run(_ file: URL) throws -> Report {
        var report = Report(file: file.lastPathComponent)
        for sample in try VectorFile.decode(File.self, from: file).samples {
            report.check("sample \(sample.id)") {
                let ff1 = try FF1Text(key: FF1Key(sample.keyHex.bytes), alphabet: Alphabet(sample.alphabet))
                return try FF1Suite.checkText(
                    ff1, plaintext: sample.plaintext, ciphertext: sample.ciphertext, tweak: sample.tweakHex.bytes)
            }
        }
        return report
    }
}
