import COpenSSL

/// A folder of files that have to last.
package struct Directory: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The path of a file in it.
    package func file(_ name: String) -> String {
        path.utf8.last == UInt8(ascii: "/") ? path + name : path + "/" + name
    }

    /// Makes it, where it is not there; the folder above has to be.
    package func create() throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        let answer = unsafe path.withCString { path in unsafe sdp_directory_create(path) }
        if answer < 0, sdp_is_existing(-answer) != 0 { return }
        try FileError.check(answer, "create a directory")
    }

    /// The names in it, without `.` and `..`, in ascending order. What is not UTF-8 in a name becomes U+FFFD.
    package func names() throws(FileError) -> [String] {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        var error: CInt = 0
        guard let directory = unsafe path.withCString({ path in unsafe sdp_directory_open(path, &error) }) else {
            throw FileError(number: error, operation: "list a directory")
        }
        defer { unsafe sdp_directory_close(directory) }
        var names: [String] = []
        // The name is valid until the next call.
        while let name = unsafe sdp_directory_next(directory, &error) {
            let name = unsafe String(cString: name)
            if name != ".", name != ".." { names.append(name) }
        }
        guard error == 0 else { throw FileError(number: error, operation: "list a directory") }
        return names.sorted()
    }

    /// Returns when the names of new files survive a loss of power.
    package func synchronize() throws(FileError) { try Self.synchronize(path) }

    /// Returns when its own name does.
    package func synchronizeParent() throws(FileError) { try Self.synchronize(file("..")) }

    private static func synchronize(_ path: String) throws(FileError) {
        try FileError.check(
            unsafe path.withCString { path in unsafe sdp_directory_synchronize(path) }, "synchronize a directory")
    }

    /// Gives a file another name, over what has that name.
    package func rename(_ name: String, to other: String) throws(FileError) {
        let (from, to) = (file(name), file(other))
        try FileError.check(
            unsafe from.withCString { from in unsafe to.withCString { to in unsafe sdp_file_rename(from, to) } },
            "rename")
    }

    /// Removes a file.
    package func remove(_ name: String) throws(FileError) {
        let path = file(name)
        try FileError.check(unsafe path.withCString { path in unsafe sdp_file_remove(path) }, "remove")
    }
}
