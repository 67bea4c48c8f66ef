@testable import CryptoCore

/// The constructions as their standards write them, on single AES blocks and whole HMACs: slow and obvious.
enum WrittenOut {
    static func xor(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { zip(a, b).map { $0 ^ $1 } }

    /// RFC 5297, section 2.3, bit by bit.
    static func doubled(_ block: [UInt8]) -> [UInt8] {
        var shifted = [UInt8](repeating: 0, count: 16)
        for index in 0..<16 { shifted[index] = block[index] << 1 | (index < 15 ? block[index + 1] >> 7 : 0) }
        if block[0] & 0x80 != 0 { shifted[15] ^= 0x87 }
        return shifted
    }

    /// RFC 4493, section 2.4.
    static func cmac(key: [UInt8], _ message: [UInt8]) throws -> [UInt8] {
        let cipher = try AESBlockCipher(key: SecretBytes(key))
        func aes(_ block: [UInt8]) throws -> [UInt8] { try cipher.encrypt(AESBlock(block)).array }
        let k1 = try doubled(aes([UInt8](repeating: 0, count: 16)))
        let k2 = doubled(k1)
        var blocks = stride(from: 0, to: message.count, by: 16).map { Array(message[$0..<min($0 + 16, message.count)]) }
        var last = blocks.popLast() ?? []
        if last.count == 16 {
            last = xor(last, k1)
        } else {
            last = xor(last + [0x80] + [UInt8](repeating: 0, count: 15 - last.count), k2)
        }
        var x = [UInt8](repeating: 0, count: 16)
        for block in blocks { x = try aes(xor(x, block)) }
        return try aes(xor(x, last))
    }

    /// RFC 5297, sections 2.4 to 2.6.
    static func siv(key: [UInt8], _ components: [[UInt8]], _ plaintext: [UInt8]) throws -> [UInt8] {
        let (k1, k2) = (Array(key[..<(key.count / 2)]), Array(key[(key.count / 2)...]))
        var d = try cmac(key: k1, [UInt8](repeating: 0, count: 16))
        for component in components { d = try xor(doubled(d), cmac(key: k1, component)) }
        let t =
            if plaintext.count >= 16 {
                Array(plaintext.dropLast(16)) + xor(Array(plaintext.suffix(16)), d)
            } else {
                xor(doubled(d), plaintext + [0x80] + [UInt8](repeating: 0, count: 15 - plaintext.count))
            }
        let v = try cmac(key: k1, t)
        var q = v
        q[8] &= 0x7f
        q[12] &= 0x7f
        let cipher = try AESBlockCipher(key: SecretBytes(k2))
        var stream: [UInt8] = []
        var counter = AESBlock(q).value
        while stream.count < plaintext.count {
            stream += try cipher.encrypt(AESBlock(counter)).array
            counter &+= 1
        }
        return v + xor(plaintext, stream)
    }

    /// C2SP XAES-256-GCM, "Overview": SP 800-108 in counter mode with CMAC gives the key of one AES-256-GCM message.
    static func xaes(key: [UInt8], nonce: [UInt8], aad: [UInt8], _ plaintext: [UInt8]) throws -> [UInt8] {
        let salt = nonce.dropLast(12)
        let padded = salt + [UInt8](repeating: 0, count: 12 - salt.count)
        let derived = try cmac(key: key, [0, 1, 0x58, 0] + padded) + cmac(key: key, [0, 2, 0x58, 0] + padded)
        return try AESGCM(key: SecretBytes(derived)).sealed(plaintext, nonce: nonce.suffix(12), aad: aad)
    }

    /// RFC 5869, sections 2.2 and 2.3.
    static func hkdf(
        _ function: HMAC.Function, key: [UInt8], salt: [UInt8], info: [UInt8], count: Int
    ) throws -> [UInt8] {
        let salt = salt.isEmpty ? [UInt8](repeating: 0, count: function.tagSize) : salt
        let extracted = try HMAC(function, key: SecretBytes(salt)).tag(key)
        let expand = try HMAC(function, key: SecretBytes(extracted))
        var (output, block): ([UInt8], [UInt8]) = ([], [])
        for index in 1...255 where output.count < count {
            block = try expand.tag(block + info + [UInt8(index)])
            output += block
        }
        return Array(output.prefix(count))
    }
}
