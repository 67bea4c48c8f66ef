/// One CMAC context, for `AESCMAC` and for S2V.
final class CMACContext {
    private let context: MACContext

    init(key: SecretBytes) throws(CryptoCoreError) {
        context =
            switch try AESKeySize(of: key) {
            case .bits128: try MACContext(.cmacAES128, key: key)
            case .bits192: try MACContext(.cmacAES192, key: key)
            case .bits256: try MACContext(.cmacAES256, key: key)
            }
    }

    func tag(of message: Span<UInt8>) throws(CryptoCoreError) -> AESBlock {
        try context.restart()
        try context.update(message)
        return try finish()
    }

    /// The tag of a message in two parts.
    func tag(of start: Span<UInt8>, then end: Span<UInt8>) throws(CryptoCoreError) -> AESBlock {
        try context.restart()
        try context.update(start)
        try context.update(end)
        return try finish()
    }

    private func finish() throws(CryptoCoreError) -> AESBlock {
        var tag = AESBlock.zero
        try unsafe withUnsafeMutableBytes(of: &tag) { (bytes) throws(CryptoCoreError) in
            try unsafe context.finish(into: bytes.baseAddress!.assumingMemoryBound(to: UInt8.self), count: 16)
        }
        return tag
    }
}
