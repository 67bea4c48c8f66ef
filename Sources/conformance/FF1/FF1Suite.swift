import Foundation
import FormatPreservingEncryption

/// FF1: the samples of NIST, ACVP, and Wycheproof.
enum FF1Suite {
    static func run(_ folder: URL) throws -> [Report] {
        var reports: [Report] = []
        let samples = folder.appending(path: "nist-samples.json")
        if VectorFile.exists(samples) {
            reports.append(Report.of(samples.lastPathComponent) { try NISTSamples.run(samples) })
        }
        reports += ACVP.run(folder.appending(path: "acvp"))
        for file in try VectorFile.list(folder.appending(path: "wycheproof"), suffix: "_test.json") {
            reports.append(Report.of("wycheproof/\(file.lastPathComponent)") { try WycheproofFF1.run(file) })
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

    /// Whether `body` refuses its input, for one of the reasons given or because its type cannot express it.
    static func refuses(
        _ codes: Set<FormatPreservingEncryptionError.Code>, _ body: () throws -> Void
    ) -> Bool {
        do {
            try body()
            return false
        } catch is NumeralCase.NotANumeral {
            return true
        } catch let error as FormatPreservingEncryptionError {
            return codes.contains(error.code)
        } catch {
            return false
        }
    }
}
