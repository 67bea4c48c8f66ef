import BigInt
import CryptoCore

/// What depends only on the radix and the length of a value.
///
/// ## Specification
/// SP 800-38G, Algorithms 7 and 8, steps 1 to 4; the names are those of the standard.
struct FF1Shape: Sendable {
    let radix: Radix
    /// Numerals of the value.
    let n: Int
    /// Numerals of the halves A and B.
    let u: Int
    let v: Int
    /// Bytes of NUM(B).
    let b: Int
    /// Bytes of S that make the number y.
    let d: Int

    init(radix: Radix, length: Int) {
        self.radix = radix
        n = length
        // 1. Let u = floor(n/2); v = n - u.
        u = n / 2
        v = n - u
        // 3. Let b = ceil(ceil(v * LOG2(radix)) / 8): the bytes of the greatest number of v numerals.
        b = ((BigUInt(radix.value).power(v) - 1).bitWidth + 7) / 8
        // 4. Let d = 4 * ceil(b/4) + 4.
        d = 4 * ((b + 3) / 4) + 4
    }

    /// 5. P = [1]^1 || [2]^1 || [1]^1 || [radix]^3 || [10]^1 || [u mod 256]^1 || [n]^4 || [t]^4.
    func p(tweakSize t: Int) -> AESBlock {
        let high: UInt64 = 0x010201 << 40 | UInt64(radix.value) << 16 | 10 << 8 | UInt64(u % 256)
        return AESBlock(high: high, low: UInt64(n) << 32 | UInt64(t))
    }

    /// 6.i. The bytes of Q that a round does not change are T || 0^((-t-b-1) mod 16); this is their number.
    func constantSize(tweakSize t: Int) -> Int { (t + b + 1 + 15) / 16 * 16 - b - 1 }

    /// The greatest number of `count` numerals, plus one: radix^count.
    func power(_ count: Int) -> BigUInt { BigUInt(radix.value).power(count) }
}
