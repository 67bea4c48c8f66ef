import Foundation
import CryptoCore
import Testing

@Suite("Base64 against Foundation")
struct Base64AgainstFoundationTests {
    @Test("writes and reads the same digits", arguments: [Base64.Variant.standard, .url])
    func agrees(variant: Base64.Variant) {
        for size in 0...70 {
            for _ in 0..<20 {
                let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max) }
                let digits = [UInt8](capacity: Base64.encodedSize(size, variant)) { output in
                    Base64.encode(bytes.span, variant, to: &output)
                }
                var expected = Data(bytes).base64EncodedString()
                if variant == .url {
                    expected = expected.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
                }
                #expect(String(decoding: digits, as: UTF8.self) == expected)
                var isValid = false
                let read = [UInt8](capacity: digits.count) { output in
                    isValid = Base64.decode(digits.span, variant, to: &output)
                }
                #expect(isValid && read == bytes)
            }
        }
    }
}
