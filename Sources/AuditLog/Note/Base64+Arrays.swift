import CryptoCore

extension Base64 {
    /// The digits as text.
    static func text(_ bytes: Span<UInt8>, _ variant: Variant) -> String {
        let digits = [UInt8](capacity: encodedSize(bytes.count, variant)) { output in
            encode(bytes, variant, to: &output)
        }
        return String(decoding: digits.span)
    }

    /// The bytes of digits; nil where the text is not exactly what ``text(_:_:)`` gives.
    static func bytes(_ digits: Span<UInt8>, _ variant: Variant) -> [UInt8]? {
        var isValid = false
        let bytes = [UInt8](capacity: digits.count) { output in isValid = decode(digits, variant, to: &output) }
        return isValid ? bytes : nil
    }

    /// The same of text.
    static func bytes(_ text: String, _ variant: Variant) -> [UInt8]? {
        let digits = Array(text.utf8)
        return bytes(digits.span, variant)
    }
}
