import COpenSSL

/// SHAKE128 (FIPS 202), for test vectors that are defined by a stream of it. Not used by any protection.
package final class SHAKE128 {
    private let context: DigestContext

    package convenience init() throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: ())
    }

    init(untested: ()) throws(CryptoCoreError) {
        context = try DigestContext()
        try unsafe context.start(Libcrypto.shake128.required("SHAKE-128"))
    }

    package func absorb(_ bytes: Span<UInt8>) throws(CryptoCoreError) { try context.update(bytes) }

    /// Fills `output` with the first bytes of the stream. Ends the use of this object.
    package func squeeze(into output: inout MutableSpan<UInt8>) throws(CryptoCoreError) {
        try context.finishExtendable(into: &output)
    }
}
