import Foundation
import FormatPreservingEncryption

/// ACVP-AES-FF1: `prompt.json` answered by `expectedResults.json`, and `internalProjection.json`, which has both.
enum ACVP {
    private struct File: Decodable {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let key: Hex?
                let tweak: Hex?
                let pt: String?
                let ct: String?
            }

            let tgId: Int
            let alphabet: String?
            let radix: Int?
            let tests: [Case]
        }

        let testGroups: [Group]
    }

    static func run(_ folder: URL) -> [Report] {
        var reports: [Report] = []
        let (prompt, expected) = (folder.appending(path: "prompt.json"), folder.appending(path: "expectedResults.json"))
        if VectorFile.exists(prompt) {
            // Without the answers every case fails: the file alone proves nothing.
            reports.append(
                Report.of("acvp/prompt.json") {
                    try run(prompt, answers: VectorFile.decode(File.self, from: expected))
                })
        }
        let projection = folder.appending(path: "internalProjection.json")
        if VectorFile.exists(projection) {
            reports.append(Report.of("acvp/internalProjection.json") { try run(projection, answers: nil) })
        }
        return reports
    }

    private static func run(_ file: URL, answers: File?) throws -> Report {
        var report = Report(file: "acvp/\(file.lastPathComponent)")
        var results: [Int: [Int: File.Group.Case]] = [:]
        for group in answers?.testGroups ?? [] {
            results[group.tgId] = Dictionary(group.tests.map { ($0.tcId, $0) }) { first, _ in first }
        }
        for group in try VectorFile.decode(File.self, from: file).testGroups {
            for test in group.tests {
                report.check("group \(group.tgId), case \(test.tcId)") {
                    let answer = results[group.tgId]?[test.tcId]
                    guard let key = test.key, let tweak = test.tweak, let symbols = group.alphabet,
                        let plaintext = test.pt ?? answer?.pt, let ciphertext = test.ct ?? answer?.ct
                    else { return "the file lacks a part of the case" }
                    let alphabet = try Alphabet(symbols)
                    guard alphabet.radix.value == group.radix else { return "the alphabet does not fit the radix" }
                    let ff1 = try FF1Text(key: FF1Key(key.bytes), alphabet: alphabet)
                    return try FF1Suite.checkText(
                        ff1, plaintext: plaintext, ciphertext: ciphertext, tweak: tweak.bytes)
                }
            }
        }
        return report
    }
}
