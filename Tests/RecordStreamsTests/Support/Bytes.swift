import CryptoCore

/// Bytes that come in pieces of so many.
final class PieceSource: ByteSource {
    private let bytes: [UInt8]
    private let piece: Int
    private var offset = 0

    init(_ bytes: [UInt8], piece: Int = .max) {
        self.bytes = bytes
        self.piece = piece
    }

    convenience init(_ text: String, piece: Int = .max) { self.init(Array(text.utf8), piece: piece) }

    func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
        let count = min(piece, buffer.count - start, bytes.count - offset)
        buffer.replaceSubrange(start..<start + count, with: bytes[offset..<offset + count])
        offset += count
        return count
    }
}

/// Keeps what is written, or has no space left after so many bytes.
final class KeepingSink: ByteSink {
    private(set) var bytes: [UInt8] = []
    private let space: Int

    init(space: Int = .max) { self.space = space }

    func write(_ bytes: Span<UInt8>) throws(FileError) {
        guard self.bytes.count + bytes.count <= space else { throw FileError(number: 28, operation: "write") }
        for index in bytes.indices { self.bytes.append(bytes[index]) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
