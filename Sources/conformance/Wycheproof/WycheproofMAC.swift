import CryptoCore

/// AES-CMAC and HMAC-SHA-256: the tag computed, and the given one verified.
enum WycheproofMAC {
    static func cmac(_ test: WycheproofSuite.Test, tagBits: Int?) throws -> String? {
        let (key, message) = try (WycheproofSuite.required(test.key, "key"), WycheproofSuite.required(test.msg, "msg"))
        let tag = try WycheproofSuite.required(test.tag, "tag")
        guard AESKeySize(rawValue: key.count) != nil else {
            let refused = WycheproofSuite.refuses([.invalidKeySize]) {
                _ = try AESCMAC(key: SecretBytes(copying: key.span))
            }
            return refused && !test.isValid ? nil : "a key of a wrong size was accepted"
        }
        let (cmac, size) = (try AESCMAC(key: SecretBytes(copying: key.span)), (tagBits ?? 128) / 8)
        let computed = try [UInt8](capacity: size) { output in
            try cmac.appendTag(of: message.span, size: size, to: &output)
        }
        return verdict(test, computed == tag, try cmac.isValid(tag.span, for: message.span, size: size))
    }

    static func hmac(_ test: WycheproofSuite.Test, tagBits: Int?) throws -> String? {
        let (key, message) = try (WycheproofSuite.required(test.key, "key"), WycheproofSuite.required(test.msg, "msg"))
        let tag = try WycheproofSuite.required(test.tag, "tag")
        let (hmac, size) = (try HMAC(.sha256, key: SecretBytes(copying: key.span)), (tagBits ?? 256) / 8)
        let computed = try [UInt8](capacity: size) { output in
            try hmac.appendTag(of: message.span, size: size, to: &output)
        }
        return verdict(test, computed == tag, try hmac.isValid(tag.span, for: message.span, size: size))
    }

    private static func verdict(_ test: WycheproofSuite.Test, _ computed: Bool, _ verified: Bool) -> String? {
        if computed != test.isValid { return test.isValid ? "wrong tag" : "an invalid tag was computed" }
        if verified != test.isValid { return test.isValid ? "a valid tag was refused" : "an invalid tag was accepted" }
        return nil
    }
}
