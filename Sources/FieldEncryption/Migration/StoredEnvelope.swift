import CryptoCore
package import ProtectionKeys

/// What can be said of a stored text without opening it.
package enum StoredEnvelope: Hashable, Sendable {
    /// It names a key of the keyset where envelopes do: an envelope, whatever has become of the rest of it.
    case ofKey(KeyID)
    /// It has the form of an envelope, of a key that is not in the keyset.
    case ofUnknownKey
    /// Neither.
    case none
}

extension FieldCipher {
    /// Whether a stored text is an envelope.
    ///
    /// - Complexity: a few bytes for most texts that are none.
    package func recognize(_ stored: String) -> StoredEnvelope {
        // Most plaintexts begin with a visible character of ASCII that no envelope begins with.
        guard let byte = stored.utf8.first, byte == 0x41 || !(0x21...0x7E).contains(byte) else { return .none }
        // White space is skipped.
        guard let first = stored.unicodeScalars.first, first == "A" || first.isSpace else { return .none }
        if let keyID = StoredEnvelope.namedKey(in: stored),
            keyID == root.primaryKeyID || root.keys.contains(where: { $0.id == keyID })
        {
            return .ofKey(keyID)
        }
        return StoredEnvelope.hasForm(stored) ? .ofUnknownKey : .none
    }

    /// Whether a text is an envelope that is bound to no row.
    package func isDeterministic(_ stored: String) -> Bool { header(of: stored)?.suite.isDeterministic ?? false }

    /// Whether an envelope that was recognised is as it would be written today: of the primary key, of this kind, and of this
    /// cipher's ``PlaintextLength``.
    package func isCurrent(_ stored: String, deterministic: Bool) -> Bool {
        guard let header = header(of: stored) else { return false }
        return header.keyID == root.primaryKeyID && header.suite == suite(deterministic: deterministic)
    }

    private func header(of stored: String) -> EnvelopeHeader? {
        try? EnvelopeText.withDecoded(stored) { (bytes) throws(FieldEncryptionError) in try EnvelopeHeader(of: bytes) }
    }
}

extension StoredEnvelope {
    /// The third to the sixth byte, as the id of a key: one plaintext in 2^32 has that of a key by chance. White space,
    /// which databases and files add, does not count, nor does what stands behind.
    static func namedKey(in stored: String) -> KeyID? {
        let bytes = stored.utf8.span
        // Mostly what stands there are eight visible characters of ASCII.
        if bytes.count >= 8, (0..<8).allSatisfy({ (0x21...0x7E).contains(bytes[$0]) }) {
            return keyID(of: bytes.extracting(..<8))
        }
        return withTemporaryBytes(capacity: 8) { digits in
            for scalar in stored.unicodeScalars where !scalar.isSpace {
                guard scalar.isASCII else { return nil }
                digits.append(UInt8(scalar.value))
                if digits.freeCapacity == 0 { return keyID(of: digits.span) }
            }
            return nil
        }
    }

    private static func keyID(of digits: Span<UInt8>) -> KeyID? {
        withTemporaryBytes(capacity: 8) { bytes in
            guard Base64.decode(digits, .url, to: &bytes), bytes.count == EnvelopeHeader.size else { return nil }
            return KeyID(bytes.span.bigEndianWord(at: 2))
        }
    }

    /// Whether a text begins as envelopes do (version 1 and one of the suites, in base64url), is as long as the
    /// shortest, and has no white space inside.
    static func hasForm(_ stored: String) -> Bool {
        // Where no white space stands in front, two bytes tell of most texts.
        let start = stored.utf8.prefix(2)
        if start.first == UInt8(ascii: "A"), start.last != UInt8(ascii: "Q") { return false }
        let text = Array(
            stored.unicodeScalars.drop { $0.isSpace }.reversed().drop { $0.isSpace }.reversed())
        guard text.count >= shortest, text.starts(with: "AQ".unicodeScalars) else { return false }
        // Behind 01: four bits of the suite, 1 to 4, which follow on four zero bits, and two of the key id.
        return ("E"..."T").contains(text[2]) && !text.contains { $0.isSpace }
    }

    /// Digits of a deterministic envelope of nothing.
    private static let shortest = Base64.encodedSize(EnvelopeHeader.size + AESSIV.sivSize, .url)
}

extension Unicode.Scalar {
    /// White space by Unicode, which takes a table only for what is not ASCII.
    fileprivate var isSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
