import CryptoCore

/// A text of limited size that a command is given: a file, a pipe, or `-` for standard input.
struct TextFile {
    /// As the caller named it.
    let path: String
    /// More than this is never read.
    private let limit: Int

    init(_ path: String, limit: Int = 1 << 20) {
        self.path = path
        self.limit = limit
    }

    /// What it is called in messages.
    var name: String { path == "-" ? "<stdin>" : path }

    var isStandardInput: Bool { path == "-" }

    /// - Throws: where it cannot be read, and where it has more bytes than the limit.
    func bytes() throws -> [UInt8] {
        do throws(FileError) {
            let source = isStandardInput ? ByteInput(descriptor: 0) : try ByteInput(path)
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            while bytes.count <= limit {
                let count = try source.read(into: &piece, from: 0)
                if count == 0 { return bytes }
                bytes += piece[..<count]
            }
        } catch {
            throw CommandFailure(error, name)
        }
        throw CommandFailure(.wrongData, "\(name): has more than \(limit) bytes")
    }
}
