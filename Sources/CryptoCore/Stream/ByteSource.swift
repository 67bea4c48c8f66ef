/// Bytes that come one after the other: the seam at which tests decide in which pieces they come.
package protocol ByteSource: AnyObject {
    /// Writes the next bytes over `buffer[start...]`.
    ///
    /// - Returns: how many, at least one where there are more and there is room; 0 at the end.
    func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int
}
