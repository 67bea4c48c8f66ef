import CryptoCore
import ProtectionKeys
import Tokenization

/// Finds tokens in bytes that come in pieces, wherever a piece ends, with a fixed amount of memory.
struct TokenStream {
    /// A token and its place.
    struct Finding {
        let token: FoundTokenBytes
        /// From 0.
        let offset: Int
        /// From 1.
        let line: Int
        /// In characters of Unicode, from 1.
        let column: Int
    }

    private let scanner: TokenScanner
    private let pieceSize: Int
    /// No token is as long.
    private let overlap: Int

    init(_ scanner: TokenScanner, pieceSize: Int = 1 << 20) {
        self.scanner = scanner
        overlap = scanner.maximumTokenSize + 1
        self.pieceSize = max(pieceSize, 2 * overlap)
    }

    /// Calls `found` with the tokens in their order.
    func scan(_ source: any ByteSource, _ found: (Finding) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: pieceSize)
        // Bytes in the buffer; where these begin in the input; where the last token ended in the input.
        var (count, base, end) = (0, 0, 0)
        var place = Place()
        while true {
            let got = try source.read(into: &buffer, from: count)
            count += got
            guard got == 0 || count == buffer.count else { continue }
            let isLast = got == 0
            // A token that begins before this ends before the piece does, or is none: no token is as long as the rest.
            let cut = isLast ? count : count - overlap
            for token in scanner.tokens(in: Array(buffer[..<count])) {
                let offset = base + token.range.lowerBound
                guard token.range.lowerBound < cut, offset >= end else { continue }
                end = base + token.range.upperBound
                place.advance(over: buffer.span.extracting(place.offset - base..<token.range.lowerBound))
                try found(Finding(token: token, offset: offset, line: place.line, column: place.column))
            }
            if isLast { return }
            if place.offset < base + cut {
                place.advance(over: buffer.span.extracting(place.offset - base..<cut))
            }
            buffer.replaceSubrange(0..<count - cut, with: Array(buffer[cut..<count]))
            base += cut
            count -= cut
        }
    }

    /// Where in the text one is.
    private struct Place {
        private(set) var (offset, line, column) = (0, 1, 1)

        mutating func advance(over bytes: Span<UInt8>) {
            for index in bytes.indices {
                let byte = bytes[index]
                if byte == 0x0A {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
            }
            offset += bytes.count
        }
    }
}
