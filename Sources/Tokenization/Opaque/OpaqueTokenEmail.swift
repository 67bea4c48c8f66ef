import CryptoCore
import ProtectionKeys

/// The form of an opaque token that passes for an e-mail address.
///
/// ## Specification
/// The bytes of the token and their CRC-32 (4 bytes, big-endian, of the prefix, `-` and the bytes) in base32 (RFC 4648, section 6, in lower
/// case, without padding): behind `PREFIX-` as many digits as fit a local part of 64 characters; then `@`, the others in
/// labels of up to 63, each followed by a dot (`0` where there are none), and `invalid`. Lower and upper case are one. At
/// most 254 characters (RFC 5321, section 4.5.3.1; RFC 3696, erratum 1690).
enum OpaqueTokenEmail {
    /// Bytes that fit whatever the prefix: with 16 letters of it 47 digits stand before and 178 behind the `@`.
    static let maximumSize = 130

    /// Characters of an address.
    static let greatestLength = 254

    private static let localSize = 64
    private static let labelSize = 63
    private static let end = Array("invalid".utf8)
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func text(of bytes: Span<UInt8>, prefix: TokenPrefix) -> String {
        let start = Array(prefix.text.utf8) + [0x2D]
        let summed = start + bytes.indices.map { bytes[$0] }
        let sum = [UInt8](capacity: 4) { $0.append(bigEndian: CRC32.checksum(summed.span)) }
        let digits = encode(summed.dropFirst(start.count) + sum)
        let local = digits.prefix(localSize - start.count)
        var text = start + local + [0x40]
        var rest = digits.dropFirst(local.count)
        if rest.isEmpty { text += [0x30, 0x2E] }
        while !rest.isEmpty {
            text += rest.prefix(labelSize)
            text.append(0x2E)
            rest = rest.dropFirst(labelSize)
        }
        return String(decoding: text + end, as: UTF8.self)
    }

    static func bytes(of text: Span<UInt8>, prefix: TokenPrefix) -> [UInt8]? {
        let start = Array(prefix.text.utf8) + [0x2D]
        guard text.count <= greatestLength else { return nil }
        // Case is folded, since mail systems do so.
        let lower = text.indices.map { (0x41...0x5A).contains(text[$0]) ? text[$0] | 0x20 : text[$0] }
        guard lower.starts(with: start), let at = lower.firstIndex(of: 0x40) else { return nil }
        let local = lower[start.count..<at]
        let labels = lower[(at + 1)...].split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.last!.elementsEqual(end) else { return nil }
        let behind = labels.count == 2 && labels[0].elementsEqual([0x30]) ? [] : labels.dropLast().flatMap { $0 }
        guard let decoded = decode(Array(local) + behind), decoded.count > 4 else { return nil }
        let bytes = Array(decoded.dropLast(4))
        guard let kind = bytes.first.flatMap(OpaqueKind.init(rawValue:)),
            (kind.minimumSize...maximumSize).contains(bytes.count),
            // One form only: what was read is what would be written.
            self.text(of: bytes.span, prefix: prefix).utf8.elementsEqual(lower)
        else { return nil }
        return bytes
    }

    private static func encode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var (word, bits): (UInt32, UInt32) = (0, 0)
        for byte in bytes {
            word = word << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(digits[Int(word >> bits & 31)])
            }
        }
        if bits > 0 { text.append(digits[Int(word << (5 - bits) & 31)]) }
        return text
    }

    private static func decode(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (word, bits): (UInt32, UInt32) = (0, 0)
        for letter in text {
            let value: UInt32
            switch letter {
            case 0x61...0x7A: value = UInt32(letter - 0x61)
            case 0x32...0x37: value = UInt32(letter - 0x32 + 26)
            default: return nil
            }
            word = word << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> bits))
            }
        }
        return bytes
    }
}
