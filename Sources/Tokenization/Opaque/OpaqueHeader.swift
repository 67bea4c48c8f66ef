import CryptoCore
import ProtectionKeys

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an opaque token says in clear: its kind, its key, its end.
struct OpaqueHeader {
    let kind: OpaqueKind
    let keyID: KeyID

    /// Seconds since 1970, as the token has them: of a made-up token any number.
    private let endSeconds: UInt64?

    /// - Parameter end: rounded down to whole seconds, and to 1970 and the year 31,000,000. What is no number is 1970: a
    ///   token that is over at once does less harm than one that never is.
    init(_ kind: OpaqueKind, _ keyID: KeyID, end: Date?) {
        self.kind = kind
        self.keyID = keyID
        endSeconds = end.map { $0.timeIntervalSince1970 > 0 ? UInt64(min($0.timeIntervalSince1970, 1e15)) : 0 }
    }

    /// Reads the header of bytes that have at least the size of their kind.
    init?(of bytes: Span<UInt8>) {
        guard bytes.count > 5, let kind = OpaqueKind(rawValue: bytes[0]), bytes.count >= kind.minimumSize else {
            return nil
        }
        self.kind = kind
        keyID = KeyID(bytes.bigEndianWord(at: 1))
        endSeconds =
            kind == .expiring ? UInt64(bytes.bigEndianWord(at: 5)) << 32 | UInt64(bytes.bigEndianWord(at: 9)) : nil
    }

    /// When the token ceases to be readable.
    var end: Date? { endSeconds.map { Date(timeIntervalSince1970: Double($0)) } }

    func append(to output: inout OutputSpan<UInt8>) {
        output.append(kind.rawValue)
        output.append(bigEndian: keyID.rawValue)
        if let endSeconds { output.append(bigEndian: endSeconds) }
    }

    /// The header, then the context without a record; where there is a tweak, its length in 4 bytes and the tweak.
    func appendAssociatedData(_ context: FieldContext, _ tweak: [UInt8], to output: inout OutputSpan<UInt8>) {
        append(to: &output)
        output.append(copying: context.scope.span)
        FieldContext.appendAbsentPart(to: &output)
        if tweak.isEmpty { return }
        output.append(bigEndian: UInt32(tweak.count))
        output.append(copying: tweak.span)
    }

    static func associatedDataSize(_ kind: OpaqueKind, _ context: FieldContext, _ tweak: [UInt8]) -> Int {
        kind.headerSize + context.scope.count + 4 + (tweak.isEmpty ? 0 : 4 + tweak.count)
    }
}
