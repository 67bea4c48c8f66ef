/// Leaves separators where they stand, and masks the rest.
struct SkipRule: MaskRule {
    let separators: String
    let next: Mask
    private let kept: Set<Character>

    /// - Precondition: the separators have been checked.
    init(checked separators: String, next: Mask) {
        self.separators = separators
        self.next = next
        kept = Set(separators)
    }

    init(_ separators: String, then next: Mask) throws(MaskingError) {
        let isAllowed = separators.allSatisfy { character in
            character.unicodeScalars.count == 1
                && ScalarKinds[character.unicodeScalars.first ?? "a"].scalarClass == .separator
        }
        guard isAllowed, !separators.isEmpty else {
            throw MaskingError(.invalidArgument, "only space and punctuation can be skipped, and at least one of them")
        }
        self.init(checked: separators, next: next)
    }

    var text: MaskText { MaskText("skip", [.string(separators), .text(next.rule.text, label: "then")]) }

    var declaration: MaskDeclaration {
        let inner = next.declaration
        return MaskDeclaration(
            isDeterministic: inner.isDeterministic, uniqueness: .lossy, output: inner.output,
            longestVisible: nil, reveals: "the separators and their places; \(inner.reveals)")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return next.rule.mask("") }
        var rest = MaskedBytes(capacity: graphemes.bytes.count)
        var isKept: [Bool] = []
        isKept.reserveCapacity(graphemes.count)
        for index in 0..<graphemes.count {
            let isSeparator = kept.contains(Character(graphemes.text(index..<index + 1)))
            isKept.append(isSeparator)
            if !isSeparator { rest.append(graphemes, index..<index + 1) }
        }
        guard !rest.bytes.isEmpty else { return graphemes.hidden }
        guard let masked = next.rule.mask(rest.string) else { return nil }
        let clusters = Graphemes(masked)
        // A mask that changes the length leaves no places for the separators.
        guard clusters.count == isKept.count(where: { !$0 }) else { return masked }
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        var place = 0
        for (index, isKept) in isKept.enumerated() {
            if isKept {
                output.append(graphemes, index..<index + 1)
            } else {
                output.append(clusters, place..<place + 1)
                place += 1
            }
        }
        return output.string(unless: graphemes)
    }
}

extension Mask {
    /// Leaves separators where they stand and masks the rest. As text: `skip("- ", then: keep-last(4))`.
    ///
    /// - Parameters:
    ///   - separators: space and punctuation, each character for itself.
    ///   - next: the mask for the text without them. If it changes the length, the separators are dropped.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidArgument`` for letters, digits and symbols, which would
    ///   reveal parts of values.
    public static func skip(_ separators: String, then next: Mask) throws(MaskingError) -> Mask {
        Mask(try SkipRule(separators, then: next))
    }
}
