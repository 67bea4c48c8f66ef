import ArgumentParser
import Foundation

/// Runs folders of published test vectors against the library.
@main
struct Conformance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Runs a folder of test vectors against the library.",
        discussion: """
            Prints one line a file and ends with 'N passed, N failed, N skipped'. A case is skipped only where it asks \
            for what the library does not offer; the line says what and how often. Exits with 1 when a case fails, or \
            when the folder has none.

            Suites:
              ff1         nist-samples.json, acvp/ and wycheproof/ (any may be missing)
              policy      cedar/*.jsonl, cedar/handwritten/tests/, cedar-domain/*.json
              reveal      the same folder as policy: strict errors
              tink        every *.json: AEAD, deterministic AEAD, PRF, MAC, encrypted keysets, KMS envelopes, malformed
                          keysets
              wycheproof  every *_test.json: AES-GCM, AES-SIV, AES-CMAC, HMAC, HKDF
              xaes        xaes_256_gcm.json

            Example:
              swift run -c release conformance ff1 vectors/ff1
            """)

    @Argument(help: "Which suite the folder holds.")
    var suite: Suite

    @Argument(help: "The folder.", completion: .directory)
    var folder: String

    func run() async throws {
        let reports = try await suite.run(URL(filePath: folder, directoryHint: .isDirectory))
        for report in reports {
            for failure in report.failures.prefix(20) {
                FileHandle.standardError.write(Data("\(report.file): \(failure)\n".utf8))
            }
            print(report.line)
        }
        let total = reports.reduce(Report.Count()) { $0 + $1.count }
        guard total.passed + total.failed > 0 else {
            FileHandle.standardError.write(Data("no case in \(folder): nothing was checked\n".utf8))
            throw ExitCode.failure
        }
        print("\(total.passed) passed, \(total.failed) failed, \(total.skipped) skipped")
        if total.failed > 0 { throw ExitCode.failure }
    }
}
