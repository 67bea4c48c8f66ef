import CryptoCore

/// Goes over a line from left to right, and accepts the one form that ``LineWriter`` writes.
///
/// A span cannot be kept, so each call is given the line again.
struct LineScanner {
    var offset = 0

    /// Goes on behind the token, if it is there.
    mutating func take(_ token: String, _ line: Span<UInt8>) -> Bool {
        let token = token.utf8Span.span
        guard line.count - offset >= token.count else { return false }
        for index in token.indices where line[offset + index] != token[index] { return false }
        offset += token.count
        return true
    }

    mutating func expect(_ token: String, _ line: Span<UInt8>) throws(AuditLogError) {
        guard take(token, line) else { throw LineOutline.malformed }
    }

    /// Decimal digits without leading zeros, perhaps with a sign.
    mutating func number(_ line: Span<UInt8>, isSigned: Bool) throws(AuditLogError) -> Int {
        let isNegative = isSigned && take("-", line)
        let start = offset
        var number = 0
        while offset < line.count, (0x30...0x39).contains(line[offset]) {
            let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let digit = Int(line[offset] - 0x30)
            // Downwards, so that the least number has its place.
            let (sum, isTooSmall) = product.subtractingReportingOverflow(digit)
            guard !isTooLarge, !isTooSmall else { throw LineOutline.malformed }
            number = sum
            offset += 1
        }
        let count = offset - start
        guard count > 0, line[start] != 0x30 || (count == 1 && !isNegative), isNegative || number > Int.min else {
            throw LineOutline.malformed
        }
        return isNegative ? number : 0 - number
    }

    /// A string in quotes.
    ///
    /// - Returns: where what is between the quotes stands.
    mutating func string(_ line: Span<UInt8>) throws(AuditLogError) -> Range<Int> {
        guard offset < line.count, line[offset] == UInt8(ascii: "\"") else { throw LineOutline.malformed }
        offset += 1
        let start = offset
        while offset < line.count {
            let byte = line[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return start..<offset - 1
            }
            if byte == UInt8(ascii: "\\") {
                _ = try escape(line)
            } else if byte >= 0x80 {
                guard !LineWriter.isEscaped(try scalar(line)) else { throw LineOutline.malformed }
            } else if byte < 0x20 || byte == 0x7F {
                throw LineOutline.malformed
            } else {
                offset += 1
            }
        }
        throw LineOutline.malformed
    }

    /// What an escape stands for.
    mutating func escape(_ line: Span<UInt8>) throws(AuditLogError) -> UInt32 {
        guard offset + 1 < line.count else { throw LineOutline.malformed }
        let kind = line[offset + 1]
        offset += 2
        if kind == UInt8(ascii: "\"") || kind == UInt8(ascii: "\\") { return UInt32(kind) }
        guard kind == UInt8(ascii: "u"), offset + 4 <= line.count else { throw LineOutline.malformed }
        var value: UInt32 = 0
        for index in offset..<offset + 4 {
            switch line[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(line[index] - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(line[index] - 0x57)
            default: throw LineOutline.malformed
            }
        }
        guard LineWriter.isEscaped(value) else { throw LineOutline.malformed }
        offset += 4
        return value
    }

    /// A character beyond ASCII.
    ///
    /// ## Specification
    /// RFC 3629, section 4: the shortest form, no surrogates, nothing above U+10FFFF.
    private mutating func scalar(_ line: Span<UInt8>) throws(AuditLogError) -> UInt32 {
        let first = UInt32(line[offset])
        let (count, least, bits): (Int, UInt32, UInt32) =
            switch first {
            case 0xC2...0xDF: (1, 0x80, first & 0x1F)
            case 0xE0...0xEF: (2, 0x800, first & 0x0F)
            case 0xF0...0xF4: (3, 0x10000, first & 0x07)
            default: throw LineOutline.malformed
            }
        guard offset + count < line.count else { throw LineOutline.malformed }
        var value = bits
        for index in offset + 1...offset + count {
            guard line[index] & 0xC0 == 0x80 else { throw LineOutline.malformed }
            value = value << 6 | UInt32(line[index] & 0x3F)
        }
        guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
            throw LineOutline.malformed
        }
        offset += count + 1
        return value
    }

    /// The text of a string that was scanned, with its escapes undone.
    static func text(_ line: Span<UInt8>, _ range: Range<Int>) throws(AuditLogError) -> String {
        let bytes = line.extracting(range)
        var isPlain = true
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\\") { isPlain = false }
        if isPlain { return String(decoding: bytes) }
        var (scanner, text) = (LineScanner(), [UInt8]())
        while scanner.offset < bytes.count {
            if bytes[scanner.offset] == UInt8(ascii: "\\") {
                // Escapes stand for characters below U+3000, which are no surrogates.
                let value = try scanner.escape(bytes)
                text.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
            } else {
                text.append(bytes[scanner.offset])
                scanner.offset += 1
            }
        }
        return String(decoding: text.span)
    }
}
