import CedarPolicy

/// What a rule or forbid asks beside its scope, with what is added so that a fact that is missing never makes it fail.
///
/// | a fact is missing | in a rule | in a forbid |
/// |---|---|---|
/// | in `when` | it does not apply | it applies, but for `unless` |
/// | in `unless` | it does not apply | as if `unless` were not there |
struct LoweredCondition {
    /// One condition among those that all have to hold for a rule to apply.
    struct Part {
        enum Kind: Hashable {
            /// An optional fact is there.
            case fact
            /// A part of `when`.
            case when
            /// `unless` does not hold.
            case unless
        }

        let kind: Kind
        /// What has to hold.
        let expression: Expr
        /// What stands in the document.
        let source: Expr
    }

    let effect: Effect
    /// For a rule: all have to hold. For a forbid: facts that are missing make it apply.
    let parts: [Part]
    /// As policies have it.
    let conditions: [Condition]
    /// The clock, as policies have it: before all else, since at other times nothing is evaluated that could fail.
    let hours: [Condition]

    init(
        _ effect: Effect, when: RevealCondition?, unless: RevealCondition?, during: RevealHours?,
        optional: OptionalFacts
    ) {
        self.effect = effect
        let whenGuards = when.map { optional.guards(of: $0.expression) } ?? []
        let unlessGuards = unless.map { optional.guards(of: $0.expression) } ?? []
        var conditions: [Condition] = []
        switch effect {
        case .permit:
            var guards = whenGuards
            guards += unlessGuards.filter { !whenGuards.contains($0) }
            let operands = guards + (when.map { $0.expression.conjuncts } ?? [])
            if !operands.isEmpty { conditions.append(Condition(.when, Self.all(operands))) }
            if let unless { conditions.append(Condition(.unless, unless.expression)) }
            parts =
                guards.map { Part(kind: .fact, expression: $0, source: $0) }
                + (when.map { $0.expression.conjuncts } ?? []).map { Part(kind: .when, expression: $0, source: $0) }
                + (unless.map { [Part(kind: .unless, expression: !$0.expression, source: $0.expression)] } ?? [])
        case .forbid:
            if let when {
                let body =
                    whenGuards.isEmpty ? when.expression : Self.all(whenGuards).then(when.expression, else: true)
                conditions.append(Condition(.when, body))
            }
            if let unless { conditions.append(Condition(.unless, Self.all(unlessGuards + [unless.expression]))) }
            parts = whenGuards.map { Part(kind: .fact, expression: $0, source: $0) }
        }
        self.conditions = conditions
        hours = during.map { [Condition(.when, $0.expression)] } ?? []
    }

    /// What is compiled, so that every operand stands by itself. Without the hours: the engine looks at the clock.
    var compiled: [Condition] {
        switch effect {
        case .permit: parts.map { Condition(.when, $0.expression) }
        case .forbid: conditions
        }
    }

    private static func all(_ operands: [Expr]) -> Expr {
        operands.count == 1 ? operands[0] : Expr(.and(operands))
    }
}

extension Expr {
    /// The operands of a chain of `&&`; itself where it is none.
    var conjuncts: [Expr] { if case .and(let operands) = kind { operands } else { [self] } }

    /// Whether it reads the time.
    var readsTime: Bool {
        if case .attribute(let base, SuppliedNames.now) = kind, base == .context { return true }
        return children.contains { $0.readsTime }
    }
}
