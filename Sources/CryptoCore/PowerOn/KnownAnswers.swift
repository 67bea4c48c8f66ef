/// The published examples that the power-on tests compute again.
///
/// Those of stateful contexts are computed twice, since a context that does not restart is the mistake to fear.
enum KnownAnswers {
    static func hold(for primitive: PowerOnTests.Primitive) throws(CryptoCoreError) -> Bool {
        switch primitive {
        case .aes: try aes()
        case .aesGCM: try aesGCM()
        case .xaes256GCM: try xaes256GCM()
        case .aesCMAC: try aesCMAC()
        case .aesSIV: try aesSIV()
        case .hmacSHA256: try hmac(.sha256, hmacSHA256Tag)
        case .hmacSHA512: try hmac(.sha512, hmacSHA512Tag)
        case .hkdf: try hkdf()
        case .scrypt: try scrypt()
        case .sha256: try sha256()
        case .shake128: try shake128()
        case .ed25519: try ed25519()
        case .random: try random()
        }
    }

    /// FIPS 197, appendix C, for the three key sizes: one block, and many.
    private static func aes() throws(CryptoCoreError) -> Bool {
        let key = Array(UInt8(0)..<32)
        let block = AESBlock(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff)
        let answers: [(Int, UInt128)] = [
            (16, 0x69c4_e0d8_6a7b_0430_d8cd_b780_70b4_c55a), (24, 0xdda9_7ca4_864c_dfe0_6eaf_70a0_ec0d_7191),
            (32, 0x8ea2_b7ca_5167_45bf_eafc_4990_4b49_6089),
        ]
        for (size, answer) in answers {
            let cipher = try AESBlockCipher(untested: SecretBytes(copying: key.span.extracting(..<size)))
            guard try cipher.encrypt(block).value == answer else { return false }
            // Many blocks, no two alike, are each what they are alone; the last is the published one.
            let input = (0..<9).map { $0 == 8 ? block : AESBlock(UInt128($0) << 64 | 0x42) }
            var output = [AESBlock](repeating: .zero, count: 9)
            var span = output.mutableSpan
            try cipher.encrypt(input.span, into: &span, count: 9)
            for index in input.indices {
                guard try cipher.encrypt(input[index]) == output[index] else { return false }
            }
            guard output[8].value == answer else { return false }
        }
        return true
    }

    /// McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16; and a tag that must not pass.
    private static func aesGCM() throws(CryptoCoreError) -> Bool {
        let gcm = try AESGCM(untested: secret("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let nonce = bytes("cafebabefacedbaddecaf888")
        let data = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let plaintext = bytes(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                + "b16aedf5aa0de657ba637b39")
        let sealed = bytes(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b")
        for _ in 0..<2 {
            guard
                try collect(
                    sealed.count,
                    { (output) throws(CryptoCoreError) in
                        try gcm.seal(plaintext.span, nonce: nonce.span, associatedData: data.span, into: &output)
                    }) == sealed,
                try collect(
                    plaintext.count,
                    { (output) throws(CryptoCoreError) in
                        try gcm.open(sealed.span, nonce: nonce.span, associatedData: data.span, into: &output)
                    }) == plaintext
            else { return false }
        }
        var tampered = sealed
        tampered[0] ^= 1
        return refusesToOpen { (output) throws(CryptoCoreError) in
            try gcm.open(tampered.span, nonce: nonce.span, associatedData: data.span, into: &output)
        }
    }

    /// C2SP XAES-256-GCM, the second step-by-step vector; and a tag that must not pass.
    private static func xaes256GCM() throws(CryptoCoreError) -> Bool {
        let xaes = try XAES256GCM(untested: SecretBytes(copying: Array(repeating: UInt8(3), count: 32).span))
        let nonce = Array("ABCDEFGHIJKLMNOPQRSTUVWX".utf8)
        let (data, plaintext) = (Array("c2sp.org/XAES-256-GCM".utf8), Array("XAES-256-GCM".utf8))
        let sealed = bytes("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d")
        for _ in 0..<2 {
            guard
                try collect(
                    sealed.count,
                    { (output) throws(CryptoCoreError) in
                        try xaes.seal(plaintext.span, nonce: nonce.span, associatedData: data.span, into: &output)
                    }) == sealed,
                try collect(
                    plaintext.count,
                    { (output) throws(CryptoCoreError) in
                        try xaes.open(sealed.span, nonce: nonce.span, associatedData: data.span, into: &output)
                    }) == plaintext
            else { return false }
        }
        var tampered = sealed
        tampered[0] ^= 1
        return refusesToOpen { (output) throws(CryptoCoreError) in
            try xaes.open(tampered.span, nonce: nonce.span, associatedData: data.span, into: &output)
        }
    }

    /// RFC 4493, section 4, examples 1 to 3, under one context.
    private static func aesCMAC() throws(CryptoCoreError) -> Bool {
        let cmac = try AESCMAC(untested: secret("2b7e151628aed2a6abf7158809cf4f3c"))
        let message = bytes(
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411")
        let answers: [(Int, UInt128)] = [
            (0, 0xbb1d_6929_e959_3728_7fa3_7d12_9b75_6746), (16, 0x070a_16b4_6b4d_4144_f79b_dd9d_d04a_287c),
            (40, 0xdfa6_6747_de9a_e630_30ca_3261_1497_c827), (0, 0xbb1d_6929_e959_3728_7fa3_7d12_9b75_6746),
        ]
        for (count, answer) in answers {
            guard try cmac.tag(of: message.span.extracting(..<count)).value == answer else { return false }
        }
        return true
    }

    /// RFC 5297, appendix A.1, with a key of 32 bytes; and one of 64, computed with Python's `cryptography`.
    private static func aesSIV() throws(CryptoCoreError) -> Bool {
        let short = try aesSIV(
            key: secret("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
            data: bytes("101112131415161718191a1b1c1d1e1f2021222324252627"),
            plaintext: bytes("112233445566778899aabbccddee"),
            sealed: bytes("85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c"))
        let long = try aesSIV(
            key: SecretBytes(copying: longKey.span), data: Array("associated data".utf8),
            plaintext: Array("The plaintext of twenty-nine".utf8),
            sealed: bytes("b3e66bec4bec992070ada61703a7cddbc95152399b64910ebcff03f67ebb6b9bb62ac2dac913e4cdb204a9cf"))
        return short && long
    }

    private static let longKey = Array(UInt8(0)..<64)

    /// There and back, and a synthetic IV that must not pass.
    private static func aesSIV(
        key: SecretBytes, data: [UInt8], plaintext: [UInt8], sealed: [UInt8]
    ) throws(CryptoCoreError) -> Bool {
        let siv = try AESSIV(untested: key)
        for _ in 0..<2 {
            guard
                try collect(
                    sealed.count,
                    { (output) throws(CryptoCoreError) in
                        try siv.seal(plaintext.span, associatedData: data.span, into: &output)
                    }) == sealed,
                try collect(
                    plaintext.count,
                    { (output) throws(CryptoCoreError) in
                        try siv.open(sealed.span, associatedData: data.span, into: &output)
                    }) == plaintext
            else { return false }
        }
        var tampered = sealed
        tampered[0] ^= 1
        return refusesToOpen { (output) throws(CryptoCoreError) in
            try siv.open(tampered.span, associatedData: data.span, into: &output)
        }
    }

    private static let hmacSHA256Tag = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    private static let hmacSHA512Tag =
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"

    /// RFC 4231, test case 2, twice under one context.
    private static func hmac(_ function: HMAC.Function, _ answer: String) throws(CryptoCoreError) -> Bool {
        let hmac = try HMAC(untested: function, key: SecretBytes(copying: Array("Jefe".utf8).span))
        let message = Array("what do ya want for nothing?".utf8)
        for _ in 0..<2 {
            let tag = try collect(function.tagSize) { (output) throws(CryptoCoreError) in
                try hmac.appendTag(of: message.span, to: &output)
            }
            guard tag == bytes(answer) else { return false }
        }
        return true
    }

    /// RFC 5869, appendix A.1; and the same with SHA-512, computed with Python's `cryptography`.
    private static func hkdf() throws(CryptoCoreError) -> Bool {
        let answers: [(HMAC.Function, String)] = [
            (.sha256, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
            (.sha512, "832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb"),
        ]
        for (function, answer) in answers {
            let derived = try HKDF.untested(
                function, key: SecretBytes(copying: Array(repeating: UInt8(0x0b), count: 22).span),
                salt: Array(UInt8(0)..<13).span, info: Array(UInt8(0xf0)..<0xfa).span, count: 42)
            guard try derived == secret(answer) else { return false }
        }
        return true
    }

    /// RFC 7914, section 12, the first vector.
    private static func scrypt() throws(CryptoCoreError) -> Bool {
        let derived = try Scrypt.untested(
            password: SecretBytes(copying: Span()), salt: Span(), cost: Scrypt.Cost(n: 16, r: 1, p: 1), count: 64)
        return try derived
            == secret(
                "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                    + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
    }

    /// FIPS 180-4 example: "abc".
    private static func sha256() throws(CryptoCoreError) -> Bool {
        let message = Array("abc".utf8)
        let answer = bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        for split in 0...3 {
            let digest = try SHA256.untested(message.span.extracting(..<split), message.span.extracting(split...))
            guard constantTimeEqual(digest.span, answer.span) else { return false }
        }
        return true
    }

    /// The stream of an empty message, as C2SP's XAES-256-GCM publishes its start.
    private static func shake128() throws(CryptoCoreError) -> Bool {
        let answer = bytes("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
        var stream = [UInt8](repeating: 0, count: 32)
        var span = stream.mutableSpan
        try SHAKE128(untested: ()).squeeze(into: &span)
        return stream == answer
    }

    /// RFC 8032, section 7.1, test 2: the key, the signature, its verification, and one that must not verify.
    private static func ed25519() throws(CryptoCoreError) -> Bool {
        let key = try Ed25519.PrivateKey(
            untested: secret("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let publicKey = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        let signature = bytes(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        let verifier = try Ed25519.PublicKey(untested: publicKey.span)
        let (message, other): ([UInt8], [UInt8]) = ([0x72], [0x73])
        let (computedKey, computed) = (try key.publicKeyBytes(), try key.sign(message.span))
        return constantTimeEqual(computedKey.span, publicKey.span)
            && constantTimeEqual(computed.span, signature.span)
            && verifier.isValid(signature.span, for: message.span)
            && !verifier.isValid(signature.span, for: other.span)
    }

    /// Two draws differ, in both generators: a stuck generator is the failure that can be seen.
    private static func random() throws(CryptoCoreError) -> Bool {
        var draws: [[UInt8]] = []
        for _ in 0..<2 {
            var bytes = [UInt8](repeating: 0, count: 16)
            try unsafe bytes.withUnsafeMutableBufferPointer { (bytes) throws(CryptoCoreError) in
                try unsafe SecureRandom.fill(bytes)
            }
            draws.append(bytes)
        }
        let keys = (try SecretBytes.untestedRandom(count: 16), try SecretBytes.untestedRandom(count: 16))
        return draws[0] != draws[1] && keys.0 != keys.1
    }
}

extension KnownAnswers {
    private static func collect(
        _ count: Int, _ body: (inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) -> [UInt8] {
        try [UInt8](capacity: count, initializingWith: body)
    }

    private static func refusesToOpen(_ open: (inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void) -> Bool {
        do throws(CryptoCoreError) {
            return try collect(128, open).isEmpty && false
        } catch {
            return error.code == .authenticationFailed
        }
    }

    private static func secret(_ hex: String) throws(CryptoCoreError) -> SecretBytes {
        try SecretBytes(copying: bytes(hex).span)
    }

    /// The bytes of the constants above.
    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { $0 < 0x3a ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
