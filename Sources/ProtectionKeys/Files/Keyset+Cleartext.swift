import CryptoCore

/// Keysets in cleartext: whoever reads the text has the keys. For tests, and for moving keys between stores that are
/// secret themselves. Keep keysets encrypted; see ``Keyset/encryptedJSON(with:associatedData:)``.
///
/// What these return, or are given, stands in ordinary memory that the library cannot wipe.
extension Keyset {
    /// The keyset in Tink's JSON form, keys included.
    ///
    /// - Throws: `cryptographyFailed` when memory is exhausted.
    public func insecureCleartextJSON() throws(ProtectionKeysError) -> String { try json() }

    /// The keyset in Tink's binary form, keys included.
    ///
    /// - Throws: `cryptographyFailed` when memory is exhausted.
    public func insecureCleartextBinary() throws(ProtectionKeysError) -> [UInt8] {
        try binary().withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    /// Reads a keyset in Tink's JSON form.
    ///
    /// Unknown fields are passed over, key types that are not offered are kept and refused only when they are used.
    ///
    /// - Throws: `malformedKeyset` with the offset, `invalidKeyset`, `keysetTooLarge`.
    public init(insecureCleartextJSON text: String) throws(ProtectionKeysError) {
        try self.init(json: text.utf8.span)
    }

    /// Reads a keyset in Tink's binary form. See ``init(insecureCleartextJSON:)``.
    public init(insecureCleartextBinary message: [UInt8]) throws(ProtectionKeysError) {
        try self.init(binary: message.span)
    }
}
