import RevealPolicy

extension ColumnStorage {
    /// Why a column that is kept so cannot be shown in a form; nil where it can.
    func reasonAgainst(_ form: RevealForm) -> String? {
        switch (self, form) {
        case (.oneWay, .clear), (.oneWay, .masked): "a one-way token has no way back"
        case (.oneWay, .encrypted), (.token, .encrypted), (.card, .encrypted), (.opaqueToken, .encrypted),
            (.randomToken, .encrypted):
            "what is stored is a token, and no ciphertext: grant tokenized"
        case (.encrypted, .tokenized), (.encryptedDeterministically, .tokenized):
            "what is stored is a ciphertext, and no token: grant encrypted, or keep the column as a token"
        case (.clear, .tokenized), (.clear, .encrypted): "the column is kept in clear: protect it"
        case (.clear, .clear), (.clear, .masked), (.encrypted, _), (.encryptedDeterministically, _), (.token, _),
            (.card, _), (.opaqueToken, _), (.randomToken, _), (.oneWay, .tokenized):
            nil
        }
    }

    /// Whether whoever looks a value up has to compare the values of what was found.
    func needsComparison(_ column: ColumnProtection) -> Bool { !isDeterministic && !column.indexes.isEmpty }
}
