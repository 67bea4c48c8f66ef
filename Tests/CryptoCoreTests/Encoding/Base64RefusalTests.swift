import Testing

@testable import CryptoCore

@Suite("Base64 that is not what the encoder writes")
struct Base64RefusalTests {
    /// Digit by digit, as RFC 4648 has it: nil for anything but what the encoder writes.
    private func slowly(_ digits: [UInt8], _ variant: Base64.Variant) -> [UInt8]? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        let alphabet = letters + Array((variant == .url ? "-_" : "+/").utf8)
        var bare = digits
        if variant == .standard {
            guard digits.count % 4 == 0 else { return nil }
            for _ in 0..<2 where bare.last == 0x3D { bare.removeLast() }
        }
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for digit in bare {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            (bits, count) = ((bits << 6 | value) & 0xFFFF, count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return count < 6 && bits & (1 << count - 1) == 0 ? bytes : nil
    }

    private func decoded(_ digits: [UInt8], _ variant: Base64.Variant) -> [UInt8]? {
        var isValid = false
        let bytes = [UInt8](capacity: digits.count) { output in
            isValid = Base64.decode(digits.span, variant, to: &output)
        }
        return isValid ? bytes : nil
    }

    @Test(
        "any byte in any place is read as the standard has it, or refused", arguments: [Base64.Variant.url, .standard])
    func everyByte(variant: Base64.Variant) {
        for count in 0...17 {
            let digits = [UInt8](repeating: 0x41, count: count)
            #expect(decoded(digits, variant) == slowly(digits, variant))
            for place in 0..<count {
                var changed = digits
                for byte in UInt8.min ... .max {
                    changed[place] = byte
                    if decoded(changed, variant) != slowly(changed, variant) { Issue.record("\(changed)") }
                }
            }
        }
    }

    @Test("all pairs of bytes at the end are read so, or refused", arguments: [Base64.Variant.url, .standard])
    func everyEnd(variant: Base64.Variant) {
        for first in UInt8.min ... .max {
            for second in UInt8.min ... .max {
                // At the end of four digits, so that the second variant may be padded.
                let digits: [UInt8] = [0x51, 0x51, first, second]
                if decoded(digits, variant) != slowly(digits, variant) { Issue.record("\(digits)") }
            }
        }
    }

    @Test("texts of random digits are read so, or refused", arguments: [1, 2, 3])
    func random(seed: UInt64) {
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let alphabet = Array("ABCXYZabcxyz0189-_+/=AQgw".utf8)
        for _ in 0..<3000 {
            let digits = (0..<Int(next() % 30)).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
            for variant in [Base64.Variant.url, .standard] {
                if decoded(digits, variant) != slowly(digits, variant) { Issue.record("\(digits)") }
            }
        }
    }
}
