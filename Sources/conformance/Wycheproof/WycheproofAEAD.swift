import CryptoCore

/// AES-GCM and AES-SIV.
enum WycheproofAEAD {
    /// The output is ciphertext, then tag.
    static func gcm(_ test: WycheproofSuite.Test) throws -> String? {
        let (key, nonce, data) = try (
            WycheproofSuite.required(test.key, "key"), WycheproofSuite.required(test.iv, "iv"),
            WycheproofSuite.required(test.aad, "aad")
        )
        let sealed = try WycheproofSuite.required(test.ct, "ct") + WycheproofSuite.required(test.tag, "tag")
        return try check(
            test, sealed: sealed,
            seal: { plaintext, output in
                try AESGCM(key: SecretBytes(copying: key.span)).seal(
                    plaintext.span, nonce: nonce.span, associatedData: data.span, into: &output)
            },
            open: { output in
                try AESGCM(key: SecretBytes(copying: key.span)).open(
                    sealed.span, nonce: nonce.span, associatedData: data.span, into: &output)
            })
    }

    /// Deterministic, with one component; `ct` is synthetic IV, then ciphertext.
    static func siv(_ test: WycheproofSuite.Test) throws -> String? {
        let (key, data) = try (
            WycheproofSuite.required(test.key, "key"), WycheproofSuite.required(test.aad, "aad")
        )
        let sealed = try WycheproofSuite.required(test.ct, "ct")
        return try check(
            test, sealed: sealed,
            seal: { plaintext, output in
                try AESSIV(key: SecretBytes(copying: key.span)).seal(
                    plaintext.span, associatedData: data.span, into: &output)
            },
            open: { output in
                try AESSIV(key: SecretBytes(copying: key.span)).open(
                    sealed.span, associatedData: data.span, into: &output)
            })
    }

    /// With the nonce as the last component; `tag` is the synthetic IV.
    static func nonceSIV(_ test: WycheproofSuite.Test) throws -> String? {
        let (key, nonce, data) = try (
            WycheproofSuite.required(test.key, "key"), WycheproofSuite.required(test.iv, "iv"),
            WycheproofSuite.required(test.aad, "aad")
        )
        let sealed = try WycheproofSuite.required(test.tag, "tag") + WycheproofSuite.required(test.ct, "ct")
        return try check(
            test, sealed: sealed,
            seal: { plaintext, output in
                try AESSIV(key: SecretBytes(copying: key.span)).seal(
                    plaintext.span, associatedData: data.span, nonce: nonce.span, into: &output)
            },
            open: { output in
                try AESSIV(key: SecretBytes(copying: key.span)).open(
                    sealed.span, associatedData: data.span, nonce: nonce.span, into: &output)
            })
    }

    private static func check(
        _ test: WycheproofSuite.Test, sealed: [UInt8],
        seal: ([UInt8], inout OutputSpan<UInt8>) throws -> Void, open: (inout OutputSpan<UInt8>) throws -> Void
    ) throws -> String? {
        let plaintext = try WycheproofSuite.required(test.msg, "msg")
        let capacity = max(sealed.count, plaintext.count) + 32
        guard test.isValid else {
            let refused = WycheproofSuite.refuses([.authenticationFailed, .invalidNonceSize, .invalidKeySize]) {
                _ = try [UInt8](capacity: capacity, initializingWith: open)
            }
            return refused ? nil : "an invalid ciphertext was opened"
        }
        let computed = try [UInt8](capacity: capacity) { output in try seal(plaintext, &output) }
        guard computed == sealed else { return "wrong ciphertext" }
        guard try [UInt8](capacity: capacity, initializingWith: open) == plaintext else { return "wrong plaintext" }
        return nil
    }
}
