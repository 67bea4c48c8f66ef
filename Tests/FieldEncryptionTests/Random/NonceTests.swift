import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Nonces")
struct NonceTests {
    @Test("ten million of eight threads and four forked children are all different")
    func different() throws {
        let process = Process()
        process.executableURL = Self.products.appending(path: "NonceCollector")
        let output = ProgramOutput(of: process)
        try process.run()
        let text = String(decoding: try output.rest(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text == "10000000 drawn, 0 repeated\n")
    }

    /// Where this test's own program was built.
    private static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent()

    @Test(
        "of equal values in one row are all different, so envelopes are", arguments: [PlaintextLength.visible, .hidden])
    func envelopes(length: PlaintextLength) throws {
        let cipher = FieldCipher(try RootKeyset(Keyset(.root)), plaintextLength: length)
        let single = try (0..<2000).map { _ in try cipher.encrypt("same", context: email) }
        let column = try cipher.encryptColumn(
            [String](repeating: "same", count: 5000), context: email, records: [String](repeating: "7", count: 5000))
        #expect(Set(single + column).count == 7000)
        // Not only the envelopes: the nonces.
        let nonces = try (single + column).map { text in
            try EnvelopeText.withDecoded(text) { bytes in (6..<30).map { bytes[$0] } }
        }
        #expect(Set(nonces).count == 7000)
        let last = try #require(column.last)
        #expect(try cipher.decrypt(last, context: email) == "same")
    }
}
