import BigInt
import CryptoCore
import TestSupport

/// FF1 as the standard writes it, for comparison: slow, obvious, with big integers throughout, one AES block at a time.
///
/// SP 800-38G, Algorithms 6, 7 and 8. Nothing here is shared with the library but AES on one block.
struct ReferenceFF1 {
    let cipher: AESBlockCipher
    let radix: Int

    init(key: [UInt8], radix: Int) throws {
        cipher = try AESBlockCipher(key: SecretBytes(copying: key.span))
        self.radix = radix
    }

    func encrypt(_ x: [UInt16], tweak: [UInt8]) throws -> [UInt16] {
        let (u, v) = (x.count / 2, x.count - x.count / 2)
        var (a, b) = (Array(x[..<u]), Array(x[u...]))
        for i in 0..<10 {
            let y = try roundNumber(i, half: b, n: x.count, v: v, tweak: tweak)
            let m = i % 2 == 0 ? u : v
            let c = (number(a) + y) % BigUInt(radix).power(m)
            a = b
            b = numerals(c, count: m)
        }
        return a + b
    }

    func decrypt(_ x: [UInt16], tweak: [UInt8]) throws -> [UInt16] {
        let (u, v) = (x.count / 2, x.count - x.count / 2)
        var (a, b) = (Array(x[..<u]), Array(x[u...]))
        for i in (0..<10).reversed() {
            let y = try roundNumber(i, half: a, n: x.count, v: v, tweak: tweak)
            let m = i % 2 == 0 ? u : v
            let modulus = BigUInt(radix).power(m)
            let c = (number(b) + modulus - y % modulus) % modulus
            b = a
            a = numerals(c, count: m)
        }
        return a + b
    }

    private func roundNumber(_ i: Int, half: [UInt16], n: Int, v: Int, tweak: [UInt8]) throws -> BigUInt {
        // ceil(v * LOG2(radix)) is the number of bits of radix^v - 1.
        let bits = (BigUInt(radix).power(v) - 1).bitWidth
        let b = (bits + 7) / 8
        let d = 4 * ((b + 3) / 4) + 4
        let p: [UInt8] =
            [1, 2, 1] + bytes(BigUInt(radix), 3) + [10, UInt8(n / 2 % 256)] + bytes(BigUInt(n), 4)
            + bytes(BigUInt(tweak.count), 4)
        let padding = (16 - (tweak.count + b + 1) % 16) % 16
        let q = tweak + [UInt8](repeating: 0, count: padding) + [UInt8(i)] + bytes(number(half), b)
        var r = [UInt8](repeating: 0, count: 16)
        let message = p + q
        for start in stride(from: 0, to: message.count, by: 16) {
            r = try encryptBlock(zip(r, message[start..<start + 16]).map { $0 ^ $1 })
        }
        var s = r
        var j = 1
        while s.count < d {
            s += try encryptBlock(zip(r, bytes(BigUInt(j), 16)).map { $0 ^ $1 })
            j += 1
        }
        return s[..<d].reduce(BigUInt(0)) { $0 * 256 + BigUInt($1) }
    }

    private func encryptBlock(_ block: [UInt8]) throws -> [UInt8] {
        try cipher.encrypt(AESBlock(bytes: block.span)).withBytes { span in span.indices.map { span[$0] } }
    }

    private func number(_ numerals: [UInt16]) -> BigUInt {
        numerals.reduce(BigUInt(0)) { $0 * BigUInt(radix) + BigUInt($1) }
    }

    private func numerals(_ number: BigUInt, count: Int) -> [UInt16] {
        var (rest, result) = (number, [UInt16](repeating: 0, count: count))
        for index in (0..<count).reversed() {
            result[index] = UInt16(rest % BigUInt(radix))
            rest /= BigUInt(radix)
        }
        return result
    }

    private func bytes(_ number: BigUInt, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
