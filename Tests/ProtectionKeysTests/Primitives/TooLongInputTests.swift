import CryptoCore
import Glibc
import Testing

@testable import ProtectionKeys

/// Inputs of more bytes than libcrypto takes, in memory that is reserved and never touched.
@Suite("An input that is too long")
struct TooLongInputTests {
    private static let size = AESGCM.maximumPlaintextSize + 1

    /// Zero bytes, of which the system provides those that are looked at.
    private func withReserved(_ size: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Void) throws {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        let start = unsafe try #require(mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0))
        try #require(unsafe start != MAP_FAILED)
        defer { unsafe munmap(start, size) }
        unsafe body(UnsafeMutableBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size))
    }

    @Test("is refused, and nothing is appended", arguments: SealingKeyset.allCases)
    func refused(kind: SealingKeyset) throws {
        let sealing = try kind.make(Keyset(kind.template))
        var (error, count): (ProtectionKeysError?, Int) = (nil, -1)
        try unsafe withReserved(Self.size) { input in
            try? unsafe withReserved(Self.size + 64) { room in
                var output = unsafe OutputSpan(buffer: room, initializedCount: 3)
                do throws(ProtectionKeysError) {
                    let input = unsafe UnsafeBufferPointer(input).span
                    switch sealing {
                    case .randomised(let aead): try aead.encrypt(input, associatedData: Span(), into: &output)
                    case .deterministic(let aead):
                        try aead.encryptDeterministically(input, associatedData: Span(), into: &output)
                    }
                } catch let thrown {
                    error = thrown
                }
                count = unsafe output.finalize(for: room)
            }
        }
        #expect(error?.code == .inputTooLong)
        #expect(count == 3)
    }
}
