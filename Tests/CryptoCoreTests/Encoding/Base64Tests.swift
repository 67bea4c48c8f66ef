import Foundation
import TestSupport
import Testing

@testable import CryptoCore

/// RFC 4648.
@Suite("Base64")
struct Base64Tests {
    private static let variants: [Base64.Variant] = [.standard, .url]

    private func encoded(_ bytes: [UInt8], _ variant: Base64.Variant) -> String {
        let digits = [UInt8](capacity: Base64.encodedSize(bytes.count, variant)) { output in
            Base64.encode(bytes.span, variant, to: &output)
        }
        #expect(digits.count == Base64.encodedSize(bytes.count, variant))
        return String(decoding: digits, as: UTF8.self)
    }

    private func decoded(_ digits: [UInt8], _ variant: Base64.Variant) -> [UInt8]? {
        var isValid = false
        let bytes = [UInt8](capacity: digits.count) { isValid = Base64.decode(digits.span, variant, to: &$0) }
        return isValid ? bytes : nil
    }

    private func decoded(_ text: String, _ variant: Base64.Variant) -> [UInt8]? { decoded(Array(text.utf8), variant) }

    private func decodedLeniently(_ text: String) -> [UInt8]? {
        var isValid = false
        let bytes = [UInt8](capacity: text.utf8.count) { isValid = Base64.decodeLeniently(text.utf8.span, to: &$0) }
        return isValid ? bytes : nil
    }

    /// Foundation's, for the other variant with the digits changed and the padding cut.
    private func reference(_ bytes: [UInt8], _ variant: Base64.Variant) -> String {
        let text = Data(bytes).base64EncodedString()
        guard variant == .url else { return text }
        return text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// RFC 4648, section 10.
    @Test("gives the standard's examples")
    func examples() {
        let (text, results) = ("foobar", ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"])
        for (count, expected) in results.enumerated() {
            #expect(encoded(Array(text.utf8.prefix(count)), .standard) == expected)
            #expect(decoded(expected, .standard) == Array(text.utf8.prefix(count)))
        }
    }

    @Test("agrees with a reference in both directions, at every length", arguments: Seed.all, variants)
    func reference(seed: Seed, variant: Base64.Variant) {
        var random = seed.generator
        for count in 0...64 {
            for _ in 0..<8 {
                let bytes = random.bytes(count)
                let text = encoded(bytes, variant)
                #expect(text == reference(bytes, variant))
                #expect(decoded(text, variant) == bytes)
                #expect(decodedLeniently(text) == bytes)
            }
        }
    }

    @Test("has every digit for its value", arguments: variants)
    func digits(variant: Base64.Variant) {
        for value in 0..<64 {
            let bytes = [UInt8(value << 2), 0, UInt8(value)]
            #expect(encoded(bytes, variant) == reference(bytes, variant))
        }
    }

    @Test("refuses every other byte at every place", arguments: variants)
    func invalid(variant: Base64.Variant) {
        let last: [UInt8] = variant == .standard ? [0x2B, 0x2F] : [0x2D, 0x5F]
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8) + last
        for count in [2, 3, 4, 6, 7, 8, 15, 16, 17, 24, 26, 27] {
            let bare = count * 6 / 8
            let text = Array(reference([UInt8](repeating: 0, count: bare), variant).utf8)
            for place in 0..<text.count where text[place] != 0x3D {
                for byte in UInt8.min ... .max {
                    var changed = text
                    changed[place] = byte
                    let result = decoded(changed, variant)
                    let isPadding = byte == 0x3D && place >= text.count - 2
                    if !letters.contains(byte), !isPadding {
                        #expect(result == nil, "\(byte) at \(place) of \(text.count)")
                    }
                    if let result { #expect(Array(reference(result, variant).utf8) == changed) }
                }
            }
        }
    }

    @Test("refuses bits behind the end", arguments: variants)
    func unusedBits(variant: Base64.Variant) {
        for (count, unused) in [(1, 4), (2, 2)] {
            for bits in 1..<(1 << unused) {
                var text = Array(reference([UInt8](repeating: 0, count: count), variant).utf8)
                text[count] = Array("ABCDEFGHIJKLMNOP".utf8)[bits]
                #expect(decoded(text, variant) == nil)
                #expect(decodedLeniently(String(decoding: text, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("refuses padding that is missing, too much, or not at the end")
    func padding() {
        for text in [
            "=", "==", "===", "====", "A", "AA", "AAA", "AA=", "AAA==", "A===", "AA=A", "=AAA", "A=AA", "AAAA=",
            "AAAA==", "AAAA====", "AA==AAAA", "AA==AA==", "AAAAA", "AAAAA===", "AA== ", " AA==", "AA==\n", "A A=",
        ] {
            #expect(decoded(text, .standard) == nil, "accepted")
        }
        for text in ["=", "A", "AA==", "AAA=", "AAAAA", "AAAA=", "AA=A"] { #expect(decoded(text, .url) == nil) }
    }

    @Test("is read without padding and in either variant where Protocol Buffers' JSON is")
    func lenient() {
        #expect(decodedLeniently("") == [])
        for text in ["AA", "AA==", "AA="] { #expect(decodedLeniently(text) == [0]) }
        for text in ["-_8", "-_8=", "+/8", "+/8="] { #expect(decodedLeniently(text) == [0xfb, 0xff]) }
        for text in ["-/8", "+_8=", "AA===", "A", "A===", "AAAAA", "=AA", "AA A", "AA\n"] {
            #expect(decodedLeniently(text) == nil, "accepted")
        }
    }
}
