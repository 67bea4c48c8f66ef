/// What may be shown of a key: everything but the key.
public struct KeyInfo: Hashable, Sendable {
    /// The key's number in its keyset.
    public let id: KeyID
    /// Whether it is in use.
    public let status: KeyStatus
    /// What stands in front of its output.
    public let prefix: OutputPrefix
    /// Tink's name of its type, such as `type.googleapis.com/google.crypto.tink.AesGcmKey`. Empty for a destroyed key
    /// of which that is gone too.
    public let typeURL: String
    /// Whether it is the one that writes.
    public let isPrimary: Bool
}

extension KeyInfo: CustomStringConvertible {
    /// Such as `1234 AesGcmKey enabled primary`.
    public var description: String {
        let name = typeURL.split(separator: ".").last ?? ""
        // A file can have anything for a type, also what would forge a line of a log.
        let isPlain = !name.isEmpty && name.utf8.allSatisfy { Character(Unicode.Scalar($0)).isASCIIAlphanumeric }
        return "\(id) \(isPlain ? name : "unknown") \(status)\(isPrimary ? " primary" : "")"
    }
}

extension Character {
    fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
