/// Where bytes go, one after the other: the seam at which tests let a disk be full.
package protocol ByteSink: AnyObject {
    /// Writes all bytes, or throws, after which some of them may stand there.
    func write(_ bytes: Span<UInt8>) throws(FileError)
}

extension ByteSink {
    /// Writes all bytes of an array.
    package func write(_ bytes: [UInt8]) throws(FileError) { try write(bytes.span) }
}
