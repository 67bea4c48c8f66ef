import FormatPreservingEncryption
public import ProtectionKeys

/// Replaces card numbers by tokens that say which key made them, without a place for it: the Luhn sum of a token, which is
/// never zero as a card's is, stands for the key.
///
/// As ``FormatTokenizer`` with `Format.paymentCard`, for services that rotate keys and have nowhere to keep a key's id
/// beside the token. There are nine marks; a mark is used again when nothing is left of the key that had it.
///
/// ## Specification
/// As `Format.paymentCard` with the mark as its Luhn class: a token of mark v, 1 to 9, has a Luhn sum of v mod 10
/// (ISO/IEC 7812-1, annex B).
public struct CardTokenizer: Sendable {
    let tokenizers: [KeyID: FormatTokenizer]
    private let marks: [KeyID: Int]
    private let keyIDs: [Int: KeyID]
    let primary: FormatTokenizer
    let root: RootKeyset

    /// Makes a tokenizer.
    ///
    /// - Parameters:
    ///   - root: its primary key makes tokens.
    ///   - marks: the mark of each key that makes or made tokens, 1 to 9, each once; the primary's among them.
    ///   - name: as for ``FormatTokenizer/init(_:format:name:mismatch:)``.
    ///   - count: how many digits at the end are kept.
    ///   - lengths: the lengths of cards, within 12...19. The shortest limits what can be kept: 4 of 12, 8 of 16.
    /// - Throws: `invalidConfiguration` for a mark that is none or is given twice, for a primary key without one, and for
    ///   what `Format.paymentCard` refuses.
    public init(
        _ root: RootKeyset, marks: [KeyID: Int], name: String, keepingLast count: Int = 4,
        lengths: ClosedRange<Int> = 12...19
    ) throws(TokenizationError) {
        guard marks.values.allSatisfy((1...9).contains) else {
            throw TokenizationError(.invalidConfiguration, "a key's mark is 1 to 9")
        }
        guard Set(marks.values).count == marks.count else {
            throw TokenizationError(.invalidConfiguration, "two keys have the same mark: each needs one of its own")
        }
        var tokenizers: [KeyID: FormatTokenizer] = [:]
        for (keyID, mark) in marks {
            do throws(FormatPreservingEncryptionError) {
                let format = try Format.paymentCard(keepingLast: count, luhnClass: mark, lengths: lengths)
                tokenizers[keyID] = FormatTokenizer(root, format: format, name: name)
            } catch {
                throw TokenizationError(.invalidConfiguration, error.message)
            }
        }
        guard let primary = tokenizers[root.primaryKeyID] else {
            throw TokenizationError(
                .invalidConfiguration, "the primary key has no mark: give it one of 1 to 9", keyID: root.primaryKeyID)
        }
        self.tokenizers = tokenizers
        self.marks = marks
        self.primary = primary
        self.root = root
        keyIDs = Dictionary(uniqueKeysWithValues: marks.map { ($1, $0) })
    }

    /// The token of a card number, under the primary key. See
    /// ``FormatTokenizer/tokenizeDeterministically(_:context:tweak:keyID:)``.
    public func tokenizeDeterministically(
        _ card: String, context: FieldContext
    ) throws(TokenizationError) -> String {
        try primary.tokenizeDeterministically(card, context: context)
    }

    /// The card number of a token. A made-up token, and one of another tenant or domain, are not noticed.
    ///
    /// - Throws: `notAToken` for a text that is no token of any mark; `keyNotFound`, `keyDisabled`, `keyDestroyed`.
    public func detokenize(_ token: String, context: FieldContext) throws(TokenizationError) -> String {
        let keyID = try keyID(of: token)
        // Every mark's key has a tokenizer.
        return try tokenizers[keyID]!.detokenize(token, context: context, keyID: keyID)
    }

    /// The key that made a token, by its mark.
    ///
    /// - Throws: `notAToken` for a text that is not all digits, or has the mark of no key.
    public func keyID(of token: String) throws(TokenizationError) -> KeyID {
        guard let sum = CheckDigits.luhnSum(ofDigits: token), let keyID = keyIDs[sum % 10] else { throw .notAToken }
        return keyID
    }

    /// Whether another key than the primary made a token.
    ///
    /// - Throws: `notAToken`.
    public func needsRotation(_ token: String) throws(TokenizationError) -> Bool {
        try keyID(of: token) != root.primaryKeyID
    }

    /// The token of the same card number under the primary key. The number does not leave this call.
    ///
    /// - Throws: as ``detokenize(_:context:)``.
    public func retokenize(_ token: String, context: FieldContext) throws(TokenizationError) -> String {
        try tokenizeDeterministically(detokenize(token, context: context), context: context)
    }
}

extension CardTokenizer: CustomStringConvertible, CustomReflectable {
    /// The keys by id, type and status; never their bytes.
    public var description: String { "CardTokenizer(\(root))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
