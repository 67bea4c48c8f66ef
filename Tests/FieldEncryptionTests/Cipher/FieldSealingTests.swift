import CryptoCore
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("An envelope whose writing fails half way")
struct FieldSealingTests {
    @Test("leaves nothing of it in the output", arguments: [EnvelopeSuite.randomized, .randomizedPadded])
    func failure(suite: EnvelopeSuite) throws {
        let key = try SecretBytes.random(count: 32)
        let xaes = try XAES256GCMWorker(key: key)
        // A nonce that is too short is refused when the header stands there already.
        let nonce = [UInt8](repeating: 1, count: 23)
        let output = ProbedOutput(room: 200, content: probedContent) { (output) throws(FieldEncryptionError) in
            try convertingErrors { () throws(CryptoCoreError) in
                try FieldSealing.seal(
                    [1, 2, 3].span, EnvelopeHeader(suite, 7), xaes, nonce: nonce.span, associatedData: Span(),
                    into: &output)
            }
        }
        #expect(output.error?.code == .cryptographyFailed)
        #expect(output.count == probedContent.count)
        #expect(output.memory.prefix(3).elementsEqual(probedContent))
    }
}
