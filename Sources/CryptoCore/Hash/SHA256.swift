import COpenSSL

/// SHA-256 (FIPS 180-4) in one call.
package enum SHA256 {
    package static let digestSize = 32

    /// The digest of the concatenation of two byte strings, so that a prefix needs no copy.
    package static func digest(_ first: Span<UInt8>, _ second: Span<UInt8> = Span()) throws(CryptoCoreError)
        -> InlineArray<
            32, UInt8
        >
    {
        try PowerOnTests.require()
        return try untested(first, second)
    }

    static func untested(_ first: Span<UInt8>, _ second: Span<UInt8>) throws(CryptoCoreError) -> InlineArray<32, UInt8>
    {
        try contexts.withResource { (context) throws(CryptoCoreError) in
            try unsafe context.start(Libcrypto.sha256.required("SHA-256"))
            try context.update(first)
            try context.update(second)
            var digest = InlineArray<32, UInt8>(repeating: 0)
            var span = digest.mutableSpan
            try context.finish(into: &span)
            return digest
        }
    }

    private static let contexts = ExclusivePool<DigestContext> { () throws(CryptoCoreError) in try DigestContext() }
}
