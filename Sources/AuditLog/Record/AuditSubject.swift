import CryptoCore

/// Whom a record is about: sixteen bytes of a keyed hash of the subject's identifier, so that who reads the audit learns
/// no identifier, and who knows one and has the key finds its records.
///
/// Made by the caller, with a key that is not in the audit: a hash without a key could be found by trying all identifiers.
/// Its text is what stands in the log: look for it with ``AuditQuery``, or any tool that finds text.
public struct AuditSubject: Hashable, Sendable {
    /// Bytes in a digest.
    public static let size = 16

    private let high: UInt64
    private let low: UInt64

    package init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// - Parameter bytes: the first 16 bytes of an HMAC-SHA-256, say.
    /// - Returns: nil of any other number of bytes.
    public init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        (high, low) = (bytes.littleEndianWord(at: 0).byteSwapped, bytes.littleEndianWord(at: 8).byteSwapped)
    }

    /// - Parameter text: 32 lower-case hexadecimal digits.
    /// - Returns: nil of anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text: bytes.span)
    }

    static let textSize = 32

    init?(text: Span<UInt8>) {
        guard text.count == Self.textSize,
            let first = HexadecimalWord.value(text.littleEndianWord(at: 0)),
            let second = HexadecimalWord.value(text.littleEndianWord(at: 8)),
            let third = HexadecimalWord.value(text.littleEndianWord(at: 16)),
            let fourth = HexadecimalWord.value(text.littleEndianWord(at: 24))
        else { return nil }
        (high, low) = (first << 32 | second, third << 32 | fourth)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 & 7))) }
    }

    func append(to output: inout OutputSpan<UInt8>) {
        var text = InlineArray<32, UInt8>(repeating: 0)
        var target = text.mutableSpan
        target.setLittleEndianWord(HexadecimalWord.digits(high >> 32), at: 0)
        target.setLittleEndianWord(HexadecimalWord.digits(high & 0xFFFF_FFFF), at: 8)
        target.setLittleEndianWord(HexadecimalWord.digits(low >> 32), at: 16)
        target.setLittleEndianWord(HexadecimalWord.digits(low & 0xFFFF_FFFF), at: 24)
        output.append(copying: text.span)
    }
}

extension AuditSubject: CustomStringConvertible {
    /// 32 lower-case hexadecimal digits.
    public var description: String {
        let text = [UInt8](capacity: Self.textSize) { output in append(to: &output) }
        return String(decoding: text.span)
    }
}
