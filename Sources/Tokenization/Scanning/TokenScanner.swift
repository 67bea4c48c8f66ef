/// Finds opaque tokens in logs, dumps and repositories, without any key.
///
/// What it finds has a checksum that is right: one in some 4,000,000,000 of what only looks like a token has. Whether a
/// token is authentic only its tokenizer can say. Format-preserving tokens cannot be found: nothing tells them from values.
///
/// ## Specification
/// `PREFIX_` and the longest run of letters and digits of ASCII behind, of which the last six are, in base 62, the CRC-32
/// (ISO 3309) of all before them; or `PREFIX-`, and a text of letters, digits, dots and one `@` up to `.invalid`, as
/// ``OpaqueShape/email(_:)`` has it. Whatever stands before, such as an escape, and behind, but for a letter or digit.
public struct TokenScanner: Sendable {
    /// The longest first: of two of which one ends like the other, its tokens begin earlier.
    private let prefixes: [TokenPrefix]

    /// Makes a scanner.
    ///
    /// - Parameter prefixes: those that the service's tokens begin with.
    public init(prefixes: [TokenPrefix] = [.tok]) {
        self.prefixes = prefixes.sorted { $0.text.utf8.count > $1.text.utf8.count }
    }

    /// The tokens of a text in their order.
    ///
    /// - Complexity: O(n) for each prefix.
    public func tokens(in text: String) -> [FoundToken] {
        let utf8 = text.utf8
        var found: [FoundToken] = []
        // In both, so that places in the text are not counted from its start each time.
        var (offset, place) = (0, utf8.startIndex)
        scan(Array(utf8)) { range, shape, header in
            let start = utf8.index(place, offsetBy: range.lowerBound - offset)
            place = utf8.index(start, offsetBy: range.count)
            offset = range.upperBound
            found.append(FoundToken(range: start..<place, shape: shape, kind: header.kind, keyID: header.keyID))
        }
        return found
    }

    /// The tokens in bytes, which need not be UTF-8: a piece of a file.
    ///
    /// - Complexity: O(n) for each prefix.
    package func tokens(in bytes: [UInt8]) -> [FoundTokenBytes] {
        var found: [FoundTokenBytes] = []
        scan(bytes) { range, shape, header in
            found.append(FoundTokenBytes(range: range, shape: shape, kind: header.kind, keyID: header.keyID))
        }
        return found
    }

    /// The greatest number of bytes of a token with one of the prefixes.
    package var maximumTokenSize: Int {
        prefixes.reduce(0) { greatest, prefix in
            let text = prefix.text.utf8.count + 1 + Base62.maximumDigits(OpaqueTokenText.maximumSize) + 6
            return max(greatest, text, OpaqueTokenEmail.greatestLength)
        }
    }

    private func scan(_ bytes: [UInt8], _ found: (Range<Int>, OpaqueShape, OpaqueHeader) -> Void) {
        var end = 0
        for mark in bytes.indices where bytes[mark] == 0x5F || bytes[mark] == 0x2D {
            for prefix in prefixes {
                guard let (range, shape) = candidate(in: bytes, prefix, at: mark), range.lowerBound >= end,
                    let header = header(of: bytes.span.extracting(range), shape)
                else { continue }
                end = range.upperBound
                found(range, shape, header)
            }
        }
    }

    private func header(of text: Span<UInt8>, _ shape: OpaqueShape) -> OpaqueHeader? {
        let bytes =
            switch shape {
            case .text(let prefix): OpaqueTokenText.bytes(of: text, prefix: prefix)
            case .email(let prefix): OpaqueTokenEmail.bytes(of: text, prefix: prefix)
            }
        guard let bytes else { return nil }
        return OpaqueHeader(of: bytes.span)
    }

    /// What may be a token, its prefix before `mark`.
    private func candidate(
        in bytes: [UInt8], _ prefix: TokenPrefix, at mark: Int
    ) -> (range: Range<Int>, shape: OpaqueShape)? {
        let start = mark - prefix.text.utf8.count
        guard start >= 0 else { return nil }
        if bytes[mark] == 0x5F {
            guard bytes[start..<mark].elementsEqual(prefix.text.utf8) else { return nil }
            return (start..<Self.endOfDigits(bytes, from: mark + 1), .text(prefix))
        }
        guard bytes[start..<mark].elementsEqual(prefix.text.utf8, by: Self.isSameLetter),
            let end = Self.endOfAddress(bytes, from: mark + 1)
        else { return nil }
        return (start..<end, .email(prefix))
    }

    private static func endOfDigits(_ bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        return end
    }

    /// Behind the first `.invalid` that no letter or digit follows.
    private static func endOfAddress(_ bytes: [UInt8], from start: Int) -> Int? {
        let ending = Array(".invalid".utf8)
        var end = start
        while end < bytes.count, isDigit(bytes[end]) || bytes[end] == 0x2E || bytes[end] == 0x40 {
            end += 1
            let isLast = end == bytes.count || !isDigit(bytes[end])
            if isLast, end - start >= ending.count,
                bytes[(end - ending.count)..<end].elementsEqual(ending, by: isSameLetter)
            {
                return end
            }
            if end - start > OpaqueTokenEmail.greatestLength { return nil }
        }
        return nil
    }

    private static func isSameLetter(_ byte: UInt8, _ lower: UInt8) -> Bool {
        byte == lower || (0x41...0x5A).contains(byte) && byte | 0x20 == lower
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
