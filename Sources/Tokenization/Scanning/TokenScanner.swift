/// Finds opaque tokens in logs, dumps and repositories, without any key.
///
/// What it finds has a checksum that is right: one in some 4,000,000,000 of what only looks like a token has. Whether a
/// token is authentic only its tokenizer can say.
///
/// ## Specification
/// The prefix and `_` where no letter, digit or `_` stands before; the longest run of letters and digits of ASCII behind;
/// of which the last six are, in base 62, the CRC-32 (ISO 3309) of all before them.
public struct TokenScanner: Sendable {
    private let prefixes: [TokenPrefix]

    /// Makes a scanner.
    ///
    /// - Parameter prefixes: those that the service's tokens begin with.
    public init(prefixes: [TokenPrefix] = [.tok]) { self.prefixes = prefixes }

    /// The tokens of a text in their order.
    ///
    /// - Complexity: O(n) for each prefix.
    public func tokens(in text: String) -> [FoundToken] {
        let utf8 = text.utf8
        let bytes = Array(utf8)
        var found: [FoundToken] = []
        var (offset, place) = (0, utf8.startIndex)
        /// Moves on in both, so that places in the text are not counted from its start each time.
        func advance(to end: Int) {
            place = utf8.index(place, offsetBy: end - offset)
            offset = end
        }
        while offset < bytes.count {
            guard offset == 0 || !Self.isWord(bytes[offset - 1]), let prefix = prefix(at: offset, in: bytes) else {
                advance(to: offset + 1)
                continue
            }
            let (start, first) = (place, offset)
            var end = offset + prefix.utf8.count
            while end < bytes.count, Self.isWord(bytes[end]), bytes[end] != 0x5F { end += 1 }
            advance(to: end)
            guard let token = Self.token(bytes, first..<end, prefix) else { continue }
            found.append(FoundToken(range: start..<place, prefix: prefix, kind: token.kind, keyID: token.keyID))
        }
        return found
    }

    private func prefix(at offset: Int, in bytes: [UInt8]) -> TokenPrefix? {
        prefixes.first { bytes[offset...].starts(with: $0.utf8) }
    }

    private static func token(_ text: [UInt8], _ range: Range<Int>, _ prefix: TokenPrefix) -> OpaqueHeader? {
        guard let bytes = OpaqueTokenText.bytes(of: text.span.extracting(range), prefix: prefix) else { return nil }
        return OpaqueHeader(of: bytes.span)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }
}
