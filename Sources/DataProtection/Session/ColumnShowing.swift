import ProtectionKeys
import RevealPolicy

/// A column of which something may be shown: what has to be opened for it.
struct ColumnShowing {
    let name: String
    let column: Authorization.Column
    /// As given.
    let stored: [String?]
    /// How far it is opened.
    let depth: OpeningDepth
    /// How it is protected; nil for a column in clear.
    private let kept: ColumnPlan?
    /// What stands beside it for the ids of keys; nil where there is no such column, or it was not given.
    private let keyIDs: [String?]?

    init(_ column: Authorization.Column, _ plan: TablePlan, _ columns: TableColumns, hasCanaries: Bool) {
        self.column = column
        let name = column.field.column
        self.name = name
        stored = columns[name] ?? []
        let kept = plan.columns.first { $0.name == name }
        self.kept = kept
        keyIDs = kept?.keyID.flatMap { columns[$0] }
        guard kept != nil else {
            depth = .stored
            return
        }
        var depth: OpeningDepth = .stored
        for outcome in column.outcomes {
            depth = depth.deeper(OpeningDepth(outcome.candidate?.transform))
            if depth == .value { break }
        }
        // What is made up for a canary depends on the value.
        if hasCanaries, depth != .stored { depth = .value }
        self.depth = depth
    }

    /// What is stored where it is needed, and nothing elsewhere.
    var toOpen: [String?] {
        if column.isUniform { return stored }
        return stored.indices.map { row in
            OpeningDepth(column.outcome(inRow: row).candidate?.transform) == .stored ? nil : stored[row]
        }
    }

    var hasTokens: Bool { kept?.catalog.storage.isToken ?? false }
    var hasCiphertexts: Bool { kept?.catalog.storage.isEncrypted ?? false }

    /// A value as it is stored, to be shown so.
    ///
    /// - Throws: `notProtected` for one in clear, as while a table is moved: it has no token or ciphertext yet, and whoever may
    ///   see those may not see it. `undecidable` where only the id of its key would tell, and was not given; `keyNotFound` for
    ///   what has no more than the form of an envelope.
    func protected(_ value: String, _ row: Int, _ root: RootKeyset) throws(DataProtectionError) -> String {
        guard let kept else { throw .inClear }
        return try kept.protected(value, keyIDs: keyIDs, row, root)
    }
}

extension ColumnPlan {
    /// A value that is shown as it is stored: only where it is a protected one, as far as it tells.
    func protected(
        _ value: String, keyIDs: [String?]?, _ row: Int, _ root: RootKeyset
    ) throws(DataProtectionError) -> String {
        switch try StoredForm.of(value, self, keyID: keyIDs.map { $0[row] }, root, judging: false) {
        case .plaintext: throw .inClear
        case .undecided where keyID != nil && keyIDs == nil:
            throw DataProtectionError(
                .undecidable,
                "the column with ids of keys was not given, and values do not tell whether they are protected"
            )
        // Any text can begin as an envelope does; what is of a key of this keyset, or is a token, has more than that.
        case .ofUnknownKey(nil): throw .ofOtherKey(nil)
        case .ofKey, .ofSomeKey, .undecided, .ofUnknownKey: return value
        }
    }
}

extension OpeningDepth {
    /// How far a value has to be opened for a transform.
    init(_ transform: RevealTransform?) {
        switch transform {
        case .clear, .masked(.keyed): self = .value
        case .masked(.plain(let mask)): self = mask.dependsOnLast.map { .last($0) } ?? .value
        case .tokenized, .encrypted, nil: self = .stored
        }
    }

    func deeper(_ other: OpeningDepth) -> OpeningDepth {
        switch (self, other) {
        case (.value, _), (_, .value): .value
        case (.last(let a), .last(let b)): .last(max(a, b))
        case (.last, .stored): self
        case (.stored, _): other
        }
    }
}
