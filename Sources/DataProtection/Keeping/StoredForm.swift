import FieldEncryption
import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

/// What can be said of a stored value without opening it.
enum StoredForm: Hashable, Sendable {
    case plaintext
    /// Protected under a key of the keyset, and as it would be today if current.
    case ofKey(KeyID, isCurrent: Bool)
    /// Protected, and does not say under which key.
    case ofSomeKey
    /// It does not say whether it is protected.
    case undecided
    /// Protected under a key that the keyset does not have.
    case ofUnknownKey(KeyID?)
}

extension ColumnKeeper {
    /// What a stored value is, by itself.
    ///
    /// - Parameter judging: whether it matters that an envelope of the primary key is as it would be written today, for which
    ///   all of it is read; else it is said to be.
    func form(of stored: String, _ root: RootKeyset, judging: Bool = true) -> StoredForm {
        switch self {
        case .encrypted(let cipher), .erasable(let cipher), .deterministic(let cipher):
            switch cipher.recognize(stored) {
            case .none: .plaintext
            case .ofUnknownKey: .ofUnknownKey(nil)
            case .ofKey(let keyID):
                .ofKey(
                    keyID,
                    isCurrent: keyID == root.primaryKeyID
                        && (!judging || cipher.isCurrent(stored, deterministic: !needsRecord)))
            }
        case .format(let tokenizer):
            if case .opaque(let shape) = tokenizer.mismatch, Self.begins(stored, shape.prefix),
                let keyID = tokenizer.keyID(of: stored)
            {
                Self.form(of: keyID, root)
            } else {
                .undecided
            }
        case .card: Self.isCardToken(stored) ? .ofSomeKey : .plaintext
        case .markedCard(let tokenizer):
            if Self.isCardToken(stored), let keyID = try? tokenizer.keyID(of: stored) {
                Self.form(of: keyID, root)
            } else {
                .plaintext
            }
        case .opaque(let tokenizer), .random(let tokenizer):
            if Self.begins(stored, tokenizer.shape.prefix), let keyID = try? tokenizer.keyID(of: stored) {
                Self.form(of: keyID, root)
            } else {
                .plaintext
            }
        case .oneWay(let tokenizer):
            if Self.begins(stored, tokenizer.prefix), let keyID = try? tokenizer.keyID(of: stored) {
                Self.form(of: keyID, root)
            } else {
                .plaintext
            }
        }
    }

    /// What a value that says which key made it is.
    static func form(of keyID: KeyID, _ root: RootKeyset) -> StoredForm {
        if keyID == root.primaryKeyID { return .ofKey(keyID, isCurrent: true) }
        return root.keys.contains { $0.id == keyID } ? .ofKey(keyID, isCurrent: false) : .ofUnknownKey(keyID)
    }

    /// Whether a text can be an opaque token of this prefix: most are none, and cost nothing more.
    private static func begins(_ stored: String, _ prefix: TokenPrefix) -> Bool {
        var letters = stored.utf8.makeIterator()
        for letter in prefix.text.utf8 {
            guard let next = letters.next(), next == letter || next | 0x20 == letter else { return false }
        }
        let end = letters.next()
        return end == UInt8(ascii: "_") || end == UInt8(ascii: "-")
    }

    /// Whether a text is a token of a card number: as long as one, it starts with 0, 1, 7, 8 or 9, and its Luhn sum is not 0.
    private static func isCardToken(_ stored: String) -> Bool {
        guard (12...19).contains(stored.utf8.count) else { return false }
        guard let first = stored.utf8.first, !(0x32...0x36).contains(first) else { return false }
        guard let sum = CheckDigits.luhnSum(ofDigits: stored) else { return false }
        return sum % 10 != 0
    }
}
