import Foundation
import FormatPreservingEncryption

/// FF1: the samples of NIST, ACVP, and Wycheproof.
enum FF1Suite {
    static func run(_ folder: URL) throws -> [Report] {
        var reports: [Report] = []
        let samples = folder.appending(path: "nist-samples.json")
        if VectorFile.exists(samples) { reports.append(try NISTSamples.run(samples)) }
        reports += try ACVP.run(folder.appending(path: "acvp"))
        for file in try VectorFile.list(folder.appending(path: "wycheproof"), suffix: "_test.json") {
            reports.append(try WycheproofFF1.run(file))
        }
        return reports
    }

    /// Checks one text in both directions. Answers what is wrong, or nil.
    static func checkText(
        _ ff1: FF1Text, plaintext: String, ciphertext: String, tweak: [UInt8]
    ) throws -> String? {
        guard try ff1.encrypt(plaintext, tweak: tweak) == ciphertext else { return "wrong ciphertext" }
        guard try ff1.decrypt(ciphertext, tweak: tweak) == plaintext else { return "wrong plaintext" }
        return nil
    }

    /// Whether `body` refuses its input with the library's error, of this kind where one is named.
    static func refuses(
        _ code: FormatPreservingEncryptionError.Code?, _ body: () throws -> Void
    ) -> Bool {
        do {
            try body()
            return false
        } catch let error as FormatPreservingEncryptionError {
            return code == nil || error.code == code
        } catch {
            return false
        }
    }
}
