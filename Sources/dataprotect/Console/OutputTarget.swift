import CryptoCore
import Foundation

/// Where a command writes: a file that appears when it is complete, or a stream.
struct OutputTarget {
    let sink: any ByteSink
    private let file: AtomicFile?
    private let path: String?

    /// - Parameter path: nil and `-` are standard output. A symbolic link is followed; a pipe or a device is written to.
    init(_ path: String?) throws {
        guard let path, path != "-" else {
            (sink, file, self.path) = (Console.output, nil, nil)
            return
        }
        do throws(FileError) {
            switch try AtomicFile.kind(of: path) {
            case .folder: throw FileError(number: 21, operation: "open")
            case .stream: (sink, file) = (try ByteOutput(path), nil)
            case .file, .nothing:
                let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
                let file = try AtomicFile(target)
                (sink, self.file) = (file, file)
            }
        } catch {
            throw CommandFailure(error, path)
        }
        self.path = path
    }

    /// Lets the file appear.
    func commit(_ existing: AtomicFile.Existing = .replaced) throws {
        do throws(FileError) { try file?.commit(existing) } catch { throw CommandFailure(error, path ?? "-") }
    }
}
