import COpenSSL

/// A file that has its name when it is complete, and not before. Used by one thread at a time.
///
/// Where the system has files without a name, as Linux mostly has, nothing at all is left of one that was not committed,
/// however its writer ended. Elsewhere a writer that is killed leaves a file `.NAME.<random>.partial` behind.
///
/// What is made belongs to its user alone (mode 0600), whatever the file that it replaces had.
package final class AtomicFile: ByteSink {
    /// What becomes of a file that has the name already.
    package enum Existing: Sendable { case replaced, refused }

    /// What has a name.
    package enum Kind: Sendable { case nothing, file, folder, stream }

    private let file: CInt
    private let folder: Directory
    private let name: String
    /// The name that the file has meanwhile.
    private var partial: String?

    /// Opens a file without a name in the folder that it will be in.
    package init(_ path: String) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        guard !path.isEmpty, path.utf8.last != UInt8(ascii: "/") else {
            throw FileError(number: EISDIR, operation: "open")
        }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        let parent = slash.map { String(path[..<$0]) }
        let folder = Directory(parent.map { $0.isEmpty ? "/" : $0 } ?? ".")
        self.folder = folder
        let nameless = unsafe folder.path.withCString { folder in unsafe sdp_nameless_open(folder) }
        if nameless < 0, sdp_is_unsupported(-nameless) != 0 {
            let partial = Self.partialName(name)
            file = try FileError.check(
                unsafe folder.file(partial).withCString { path in unsafe sdp_log_open(path, 1) }, "create")
            self.partial = partial
        } else {
            file = try FileError.check(nameless, "create")
        }
    }

    deinit {
        sdp_file_close(file)
        if let partial { try? folder.remove(partial) }
    }

    package func write(_ bytes: Span<UInt8>) throws(FileError) { try ByteOutput.write(bytes, to: file) }

    /// Gives the file its name. Returns when it survives a loss of power. Nothing is written afterwards.
    ///
    /// - Throws: `existing` where the name is taken and that is refused. Then, and after any other failure before the
    ///   last, the file of that name is as it was.
    package func commit(_ existing: Existing = .replaced) throws(FileError) {
        try FileError.check(sdp_log_synchronize(file), "synchronize")
        switch existing {
        case .refused:
            try link(as: name)
            if let partial { try folder.remove(partial) }
        case .replaced:
            let partial = self.partial ?? Self.partialName(name)
            if self.partial == nil { try link(as: partial) }
            self.partial = partial
            try folder.rename(partial, to: name)
        }
        partial = nil
        try folder.synchronize()
    }

    private func link(as name: String) throws(FileError) {
        let path = folder.file(name)
        if let partial {
            let from = folder.file(partial)
            try FileError.check(
                unsafe from.withCString { from in unsafe path.withCString { to in unsafe sdp_file_link(from, to) } },
                "link")
        } else {
            try FileError.check(unsafe path.withCString { to in unsafe sdp_nameless_link(file, to) }, "link")
        }
    }

    private static func partialName(_ name: String) -> String {
        ".\(name).\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
    }

    /// What has the name, a symbolic link followed.
    package static func kind(of path: String) throws(FileError) -> Kind {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        switch try FileError.check(unsafe path.withCString { path in unsafe sdp_path_kind(path) }, "status") {
        case 0: return .nothing
        case 1: return .file
        case 2: return .folder
        default: return .stream
        }
    }
}
