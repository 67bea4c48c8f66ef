public import ProtectionKeys

extension OpaqueTokenizer {
    /// The deterministic tokens that a value may be stored with: one for every enabled key, that of the primary first. So
    /// look-ups go on while rows move from key to key.
    ///
    /// - Throws: as ``tokenizeDeterministically(_:context:)``.
    public func deterministicCandidates(
        for value: String, context: FieldContext
    ) throws(TokenizationError) -> [String] {
        var tokens: [String] = []
        for keyID in sealer.root.liveKeyIDs {
            try tokens.append(sealer.token(of: value.utf8.span, .deterministic, context, keyID, end: nil))
        }
        return tokens
    }
}
