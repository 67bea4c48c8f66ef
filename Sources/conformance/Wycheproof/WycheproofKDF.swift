import CryptoCore

/// HKDF-SHA-256.
enum WycheproofKDF {
    static func hkdf(_ test: WycheproofSuite.Test) throws -> String? {
        let (key, salt, info) = try (
            WycheproofSuite.required(test.ikm, "ikm"), WycheproofSuite.required(test.salt, "salt"),
            WycheproofSuite.required(test.info, "info")
        )
        guard let size = test.size else { throw WycheproofSuite.MissingField(name: "size") }
        let derive = {
            try HKDF.derive(
                .sha256, key: SecretBytes(copying: key.span), salt: salt.span, info: info.span, count: size)
        }
        guard test.isValid else {
            return WycheproofSuite.refuses([.invalidParameter]) { _ = try derive() }
                ? nil : "a length beyond the limit was accepted"
        }
        let expected = try WycheproofSuite.required(test.okm, "okm")
        return try derive().withBytes { constantTimeEqual($0, expected.span) } ? nil : "wrong output"
    }
}
