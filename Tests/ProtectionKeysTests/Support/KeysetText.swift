/// Keysets in JSON, with what a test wants to be wrong in them.
struct KeysetText {
    /// The key of ``gcm`` in every entry: no other text has it.
    static let keyBytes: [UInt8] = (0..<32).map { 0xc0 ^ UInt8(7 * $0 % 64) }

    var type = "type.googleapis.com/google.crypto.tink.AesGcmKey"
    var value = KeysetText.gcm
    var material = #""SYMMETRIC""#
    var status = #""ENABLED""#
    var id = "7"
    var prefix = #""TINK""#
    var primary = "7"

    /// An AesGcmKey of 32 bytes, in Base64.
    static let gcm = base64([0x1a, 0x20] + keyBytes)

    var entry: String {
        """
        {"keyData":{"typeUrl":"\(type)","value":"\(value)","keyMaterialType":\(material)},"status":\(status),\
        "keyId":\(id),"outputPrefixType":\(prefix)}
        """
    }

    var text: String { #"{"primaryKeyId":\#(primary),"key":[\#(entry)]}"# }
}

/// RFC 4648, section 4, bit by bit.
func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bits = bytes.flatMap { byte in (0..<8).map { Int(byte) >> (7 - $0) & 1 } }
    var text = ""
    for start in stride(from: 0, to: bits.count, by: 6) {
        let value = (0..<6).reduce(0) { $0 << 1 | (start + $1 < bits.count ? bits[start + $1] : 0) }
        text.append(digits[value])
    }
    while text.count % 4 != 0 { text += "=" }
    return text
}
