public import ProtectionKeys

extension CardTokenizer {
    /// The tokens that a card number may be stored with: one for every enabled key that has a mark, that of the primary
    /// first.
    ///
    /// - Throws: as ``tokenizeDeterministically(_:context:)``.
    public func deterministicCandidates(
        for card: String, context: FieldContext
    ) throws(TokenizationError) -> [String] {
        var tokens: [String] = []
        for keyID in root.liveKeyIDs {
            guard let tokenizer = tokenizers[keyID] else { continue }
            try tokens.append(tokenizer.tokenizeDeterministically(card, context: context, keyID: keyID))
        }
        return tokens
    }
}
