import Testing

@testable import CryptoCore

/// Libraries whose contexts do not restart are keyed again for every message; this one restarts, and both ways agree.
@Suite("MAC contexts start anew")
struct MACRestartTests {
    @Test(
        "Keying again gives the same tags as restarting, also in the middle of a message",
        arguments: [
            (MACContext.Function.cmacAES128, 16, 16), (.cmacAES192, 24, 16), (.cmacAES256, 32, 16),
            (.hmacSHA256, 32, 32), (.hmacSHA512, 64, 64),
        ])
    func rekey(function: MACContext.Function, keySize: Int, tagSize: Int) throws {
        let context = try MACContext(function, key: SecretBytes((0..<keySize).map { UInt8($0) }))
        for size in [0, 1, 16, 17, 100] {
            let message = [UInt8](repeating: 7, count: size)
            var tags: [[UInt8]] = []
            for again in [false, true, false] {
                if again { try context.rekey() } else { try context.restart() }
                // A message that is never finished must leave no trace.
                try context.update(message.span)
                if again { try context.rekey() } else { try context.restart() }
                try context.update(message.span)
                var tag = [UInt8](repeating: 0, count: tagSize)
                try unsafe tag.withUnsafeMutableBufferPointer { (tag) throws(CryptoCoreError) in
                    try unsafe context.finish(into: tag.baseAddress!, count: tagSize)
                }
                tags.append(tag)
            }
            #expect(tags[0] == tags[1])
            #expect(tags[0] == tags[2])
        }
    }
}
