/// One rule after the other.
struct ChainRule: MaskRule {
    let rules: [any MaskRule]

    var text: MaskText { MaskText(rules.flatMap(\.text.calls)) }

    var declaration: MaskDeclaration {
        let parts = rules.map(\.declaration)
        let visible = parts.compactMap(\.longestVisible).min()
        return MaskDeclaration(
            isDeterministic: parts.allSatisfy(\.isDeterministic), isKeyed: parts.contains(where: \.isKeyed),
            uniqueness: .lossy,
            output: parts.contains { $0.output == .null }
                ? .null : parts.allSatisfy { $0.output == .same } ? .same : .text,
            longestVisible: visible,
            reveals: "not more than any of: " + parts.map(\.reveals).joined(separator: "; "))
    }

    func mask(_ value: String) -> String? {
        var value = value
        for rule in rules {
            guard let masked = rule.mask(value) else { return nil }
            value = masked
        }
        return value
    }

    func mask(_ value: MaskValue) -> MaskValue {
        var value = value
        for rule in rules {
            if case .null = value { return .null }
            value = rule.mask(value)
        }
        return value
    }
}

extension Mask {
    /// This mask, and then the other on what came out. As text: `a | b`.
    public func then(_ next: Mask) -> Mask { Mask(ChainRule(rules: steps + next.steps)) }

    /// The left mask, and then the right one on what came out.
    public static func | (left: Mask, right: Mask) -> Mask { left.then(right) }

    private var steps: [any MaskRule] { (rule as? ChainRule)?.rules ?? [rule] }
}
