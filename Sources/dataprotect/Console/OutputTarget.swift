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
        if let descriptor = Self.descriptor(path) {
            (sink, file, self.path) = (ByteOutput(descriptor: descriptor), nil, path)
            return
        }
        do throws(FileError) {
            switch try AtomicFile.kind(of: path) {
            case .folder: throw FileError(number: 21, operation: "open")
            case .stream: (sink, file) = (try ByteOutput(path), nil)
            case .file, .nothing:
                let target = FilePlace.target(of: path)
                let file = try AtomicFile(target)
                (sink, self.file) = (file, file)
            }
        } catch {
            let failure = CommandFailure(error, path)
            // A folder is missing, not an input.
            throw error.code == .missing ? CommandFailure(.cannotCreate, failure.message ?? path) : failure
        }
        self.path = path
    }

    /// The descriptor that a path stands for: what is behind it is written to, and never replaced.
    private static func descriptor(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default: break
        }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count))
        }
        return nil
    }

    /// Lets the file appear.
    func commit(_ existing: AtomicFile.Existing = .replaced) throws {
        do throws(FileError) { try file?.commit(existing) } catch { throw CommandFailure(error, path ?? "-") }
    }
}
