import Foundation
import Testing

@Suite("The reference cases")
struct ReferenceCasesTests {
    /// The number of cases in each section, from the README beside the file.
    private static let sections = [
        "aesGCM": 180, "xaes256GCM": 68, "aesCMAC": 69, "aesSIV": 329, "hmacSHA256": 48, "hmacSHA512": 48,
        "hkdfSHA256": 53, "scrypt": 12, "ed25519": 28, "sha256": 8,
    ]

    @Test("have the sections and numbers of cases that the suites count on, and no other section")
    func sections() throws {
        let file = try #require(try JSONSerialization.jsonObject(with: ReferenceCases.data()) as? [String: Any])
        #expect(file["format"] as? String == "cryptocore/1")
        let counts = file.compactMapValues { ($0 as? [Any])?.count }
        #expect(counts == Self.sections)
        #expect(file.count == counts.count + 1)
    }

    @Test("are numbered from 1 without a gap, so that a failure names its case")
    func numbers() throws {
        #expect(try ReferenceCases.cases(\.aesSIV).map(\.id) == Array(1...329))
        #expect(try ReferenceCases.cases(\.aesGCM).map(\.id) == Array(1...180))
    }
}
