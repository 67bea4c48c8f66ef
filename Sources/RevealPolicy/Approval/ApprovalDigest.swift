/// The hash of a request that is to be approved: 32 bytes.
public struct ApprovalDigest: Hashable, Sendable {
    /// The bytes.
    public let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Hashes eight bytes: a digest is as good as random.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }
}

extension ApprovalDigest: CustomStringConvertible {
    /// 64 small hexadecimal digits.
    public var description: String {
        String(
            decoding: bytes.flatMap { byte in [byte >> 4, byte & 15].map { $0 + ($0 < 10 ? 0x30 : 0x57) } },
            as: UTF8.self)
    }
}
