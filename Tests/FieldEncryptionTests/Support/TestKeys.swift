import Foundation
import ProtectionKeys
import TestSupport

/// Keysets with keys that a test chooses.
enum TestKeys {
    /// The 32 bytes of a key: not secret, and unlike those of any other number.
    static func bytes(_ number: UInt8) -> [UInt8] { (0..<32).map { number &* 37 &+ UInt8($0) &* 11 } }

    /// A keyset of root keys, of which the first is the primary.
    static func keyset(_ keys: [(id: KeyID, status: KeyStatus, number: UInt8)]) throws -> Keyset {
        let entries = keys.map { id, status, number in
            // HkdfPrfKey: SHA-256, no salt, 32 bytes.
            let value = Data([0x12, 0x02, 0x08, 0x03, 0x1A, 0x20] + bytes(number)).base64EncodedString()
            let data =
                #""keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.HkdfPrfKey","value":"\#(value)","#
                + #""keyMaterialType":"SYMMETRIC"},"#
            let status = "\(status)".uppercased()
            return
                #"{\#(status == "DESTROYED" ? "" : data)"status":"\#(status)","keyId":\#(id),"outputPrefixType":"RAW"}"#
        }
        return try Keyset(
            insecureCleartextJSON: #"{"primaryKeyId":\#(keys[0].id),"key":[\#(entries.joined(separator: ","))]}"#)
    }
}
