import FormatPreservingEncryption

extension ColumnStorage {
    /// The part of the key that the storage itself names.
    var label: String? {
        switch self {
        case .token(let token): token.name
        case .card(let card): card.name
        default: nil
        }
    }
}

extension CardToken {
    /// Why there are no such tokens; nil where there are.
    var reasonAgainst: String? {
        if !marks.values.allSatisfy((1...9).contains) { return "a key's mark is 1 to 9" }
        if Set(marks.values).count != marks.count { return "two keys have the same mark: each needs one of its own" }
        do throws(FormatPreservingEncryptionError) {
            _ = try format
            return nil
        } catch {
            return error.message
        }
    }

    /// The format of tokens that bear no mark of their key.
    var format: Format {
        get throws(FormatPreservingEncryptionError) { try .paymentCard(keepingLast: keptDigits, lengths: lengths) }
    }
}

extension TableCatalog {
    /// The column that says whose a row is.
    var tenantColumn: String? { if case .column(let name) = tenant { name.text } else { nil } }
}
