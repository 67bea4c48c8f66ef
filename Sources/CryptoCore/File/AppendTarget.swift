/// A file to which bytes are only added, as a log sees it: the seam at which tests let a disk fail.
package protocol AppendTarget: AnyObject, Sendable {
    /// Bytes in the file. Throws `missing` where it was removed: what is written to it is nowhere then.
    func size() throws(FileError) -> Int

    /// Adds all bytes at the end, or throws, after which some of them may stand there.
    func append(_ bytes: Span<UInt8>) throws(FileError)

    /// Returns when everything that was added survives a loss of power. After a failure nothing is known of what was added
    /// since the last success, and asking again does not help.
    func synchronize() throws(FileError)

    /// Cuts the file.
    func truncate(to size: Int) throws(FileError)
}
