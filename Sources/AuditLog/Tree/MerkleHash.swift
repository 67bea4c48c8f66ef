import CryptoCore

/// A SHA-256 hash: of a line, of a node, or the root of a whole log.
public struct MerkleHash: Sendable {
    /// Bytes in a hash.
    public static let size = 32

    let storage: InlineArray<32, UInt8>

    init(_ storage: InlineArray<32, UInt8>) { self.storage = storage }

    /// The hash of 32 bytes, or nil of any other number.
    public init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        storage = InlineArray { index in bytes[index] }
    }

    /// The hash of standard base64, as checkpoints and proofs have it, or nil of anything else.
    ///
    /// ## Specification
    /// RFC 4648, section 4.
    public init?(base64 text: String) {
        guard let bytes = Base64.standard.decoded(text) else { return nil }
        self.init(bytes: bytes.span)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { (0..<Self.size).map { storage[$0] } }

    /// Standard base64, as checkpoints and proofs have it: 44 characters.
    public var base64: String { Base64.standard.text(storage.span) }
}

extension MerkleHash: Hashable {
    /// Whether all bytes are equal. Hashes are public, so the time is not hidden.
    public static func == (a: MerkleHash, b: MerkleHash) -> Bool {
        var difference: UInt64 = 0
        let (first, second) = (a.storage, b.storage)
        for offset in stride(from: 0, to: size, by: 8) {
            difference |= first.span.littleEndianWord(at: offset) ^ second.span.littleEndianWord(at: offset)
        }
        return difference == 0
    }

    /// Feeds the first eight bytes.
    public func hash(into hasher: inout Hasher) {
        let bytes = storage
        hasher.combine(bytes.span.littleEndianWord(at: 0))
    }
}

extension MerkleHash: CustomStringConvertible {
    /// Standard base64.
    public var description: String { base64 }
}
