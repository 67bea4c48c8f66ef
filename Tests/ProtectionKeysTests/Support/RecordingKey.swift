import ProtectionKeys
import Synchronization

/// A key encryption key that wraps nothing: it puts a header of its own before the key, notes what it was asked, and
/// fails when it is told to.
final class RecordingKey: KeyEncryptionKey {
    enum Failure: Error, Equatable {
        case offline
    }

    struct Call: Equatable, Sendable {
        let isWrap: Bool
        let content: [UInt8]
        let associatedData: [UInt8]
    }

    let uri = "recording:"
    private let failure: Failure?
    private let header: [UInt8]
    private let made = Mutex<[Call]>([])

    /// - Parameter headerSize: bytes that wrapping adds.
    init(failure: Failure? = nil, headerSize: Int = 3) {
        self.failure = failure
        header = [UInt8](repeating: 0x77, count: headerSize)
    }

    var calls: [Call] { made.withLock { $0 } }

    func wrap(_ key: KeyMaterial, associatedData: [UInt8]) async throws -> [UInt8] {
        let content = key.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        made.withLock { $0.append(Call(isWrap: true, content: content, associatedData: associatedData)) }
        if let failure { throw failure }
        return header + content
    }

    func unwrap(_ wrapped: [UInt8], associatedData: [UInt8]) async throws -> KeyMaterial {
        made.withLock { $0.append(Call(isWrap: false, content: wrapped, associatedData: associatedData)) }
        if let failure { throw failure }
        guard wrapped.starts(with: header) else {
            throw ProtectionKeysError.authenticationFailed
        }
        return try KeyMaterial(Array(wrapped.dropFirst(header.count)))
    }
}
