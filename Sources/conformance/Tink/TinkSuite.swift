import Foundation
import ProtectionKeys

/// Keysets and ciphertexts made by Tink: every `*.json` of a folder, told apart by its `primitive`. One check a sample.
enum TinkSuite {
    static func run(_ folder: URL) async throws -> [Report] {
        var reports: [Report] = []
        for file in try VectorFile.list(folder, suffix: ".json") {
            let name = file.lastPathComponent
            do {
                try await reports.append(run(file: file))
            } catch {
                reports.append(Report.of(name) { throw error })
            }
        }
        return reports
    }

    private static func run(file: URL) async throws -> Report {
        var report = Report(file: file.lastPathComponent)
        guard try VectorFile.decode(TinkFile.Header.self, from: file).format == TinkFile.format else {
            report.skip("files of another format than \(TinkFile.format)")
            return report
        }
        let content = try VectorFile.decode(TinkFile.self, from: file)
        for tested in content.cases {
            switch content.primitive {
            case "AEAD": run(tested, &report, make: { _ = try AEAD($0) }, TinkPrimitives.aead)
            case "DeterministicAEAD":
                run(tested, &report, make: { _ = try DeterministicAEAD($0) }, TinkPrimitives.deterministicAEAD)
            case "PRFSet": run(tested, &report, make: { _ = try PRF($0) }, TinkPrimitives.prf)
            case "MAC": run(tested, &report, make: { _ = try MAC($0) }, TinkPrimitives.mac)
            case "Keyset": report.check(tested.name) { try TinkMalformed.check(tested) }
            case "EncryptedKeyset": await runEncrypted(tested, &report)
            case "KmsEnvelopeAead": await runEnvelope(tested, &report)
            default: report.skip("\(content.primitive), which the library does not offer", count: tested.count)
            }
        }
        return report
    }

    private static func id(_ tested: TinkFile.Case, _ index: Int, _ sample: TinkFile.Sample) -> String {
        let note = sample.note.map { ": \($0)" } ?? ""
        return "\(tested.name), sample \(index + 1) (\(sample.result)\(note))"
    }

    /// Runs the samples of a case. A keyset that cannot be read, or is written in another way, fails all of them.
    private static func run(
        _ tested: TinkFile.Case, _ report: inout Report, make: (Keyset) throws -> Void,
        _ check: (TinkFile.Sample, Keyset) throws -> String?
    ) {
        let read = Result { try TinkKeyset(tested) }
        if let reason = try? read.get().notOffered(make) {
            report.skip(reason, count: tested.count)
            return
        }
        run(tested, &report) { sample in
            for keyset in try read.get().keysets {
                if let problem = try check(sample, keyset) { return problem }
            }
            return nil
        } none: {
            for keyset in try read.get().keysets { try make(keyset) }
        }
    }

    /// Samples of an encrypted keyset are of an AEAD.
    private static func runEncrypted(_ tested: TinkFile.Case, _ report: inout Report) async {
        let read = await result { try await TinkWrapping.encryptedKeysets(tested) }
        run(tested, &report) { sample in
            for keyset in try read.get() {
                if let problem = try TinkPrimitives.aead(sample, keyset) { return problem }
            }
            return nil
        } none: {
            _ = try read.get()
        }
    }

    private static func runEnvelope(_ tested: TinkFile.Case, _ report: inout Report) async {
        guard TinkWrapping.template(tested) != nil else {
            report.skip("\(tested.dekTypeUrl ?? ""), which the library does not offer", count: tested.count)
            return
        }
        for (index, sample) in (tested.samples ?? []).enumerated() {
            let outcome = await result { try await TinkWrapping.envelope(sample, of: tested) }
            report.check(id(tested, index, sample)) { try outcome.get() }
        }
    }

    /// - Parameter none: what is checked where the case has no samples.
    private static func run(
        _ tested: TinkFile.Case, _ report: inout Report, _ check: (TinkFile.Sample) throws -> String?,
        none: () throws -> Void
    ) {
        guard let samples = tested.samples, !samples.isEmpty else {
            report.check(tested.name) {
                try none()
                return nil
            }
            return
        }
        for (index, sample) in samples.enumerated() {
            report.check(id(tested, index, sample)) { try check(sample) }
        }
    }

    private static func result<Success>(_ body: () async throws -> Success) async -> Result<Success, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
