import CryptoCore

/// One signature line of a signed note, by whomever.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key.
    public let name: String

    /// The first four bytes.
    public let keyID: UInt32

    /// The signature itself: 64 bytes for Ed25519.
    public let bytes: [UInt8]

    init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// A line without its newline; nil where it is none.
    init?(line: Substring) {
        let prefix = "\u{2014} "
        guard line.unicodeScalars.starts(with: prefix.unicodeScalars) else { return nil }
        let rest = line.unicodeScalars.dropFirst(2)
        guard let space = rest.firstIndex(of: " ") else { return nil }
        let name = String(rest[..<space])
        guard NoteKeyName.isValid(name),
            let decoded = Base64.standard.decoded(String(rest[rest.index(after: space)...])), decoded.count > 4
        else { return nil }
        self.name = name
        keyID = decoded.span.bigEndianWord(at: 0)
        bytes = Array(decoded[4...])
    }

    var line: String {
        let encoded = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) } + bytes
        return "\u{2014} \(name) \(Base64.standard.text(encoded.span))"
    }
}
