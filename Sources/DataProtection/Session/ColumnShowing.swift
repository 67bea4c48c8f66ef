import RevealPolicy

/// A column of which something may be shown: what has to be opened for it.
struct ColumnShowing {
    let name: String
    let column: Authorization.Column
    /// As given.
    let stored: [String?]
    /// How far it is opened.
    let depth: OpeningDepth
    /// How it is kept; nil for a column in clear.
    let storage: ColumnStorage?

    init(_ column: Authorization.Column, _ plan: TablePlan, _ stored: [String?], hasCanaries: Bool) {
        self.column = column
        self.stored = stored
        name = column.field.column
        let kept = plan.columns.first { $0.name == column.field.column }
        storage = kept?.catalog.storage
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
