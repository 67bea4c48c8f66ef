import CryptoCore

extension SecretBytes {
    /// Lets `body` append up to `capacity` secret bytes, with this module's errors.
    static func appending(
        capacity: Int, _ body: (inout OutputSpan<UInt8>) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) -> SecretBytes {
        let result: Result<SecretBytes, ProtectionKeysError> = try convertingErrors { () throws(CryptoCoreError) in
            try SecretBytes.appending(capacity: capacity, body)
        }
        return try result.get()
    }
}
