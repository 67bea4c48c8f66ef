import CryptoCore
import ProtectionKeys

/// Base64 of a few public bytes.
enum Base64Text {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = [UInt8](capacity: Base64.encodedSize(bytes.count, .standard)) { output in
            Base64.encode(bytes.span, .standard, to: &output)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Nil for what is not Base64 with its padding.
    static func bytes(_ digits: [UInt8]) -> [UInt8]? {
        var isValid = false
        let bytes = [UInt8](capacity: digits.count) { output in
            isValid = Base64.decode(digits.span, .standard, to: &output)
        }
        return isValid ? bytes : nil
    }
}
