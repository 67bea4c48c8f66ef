import CedarPolicy

extension Expr.Kind {
    /// The same with other expressions in it.
    func mapParts(_ change: (Expr) -> Expr) -> Expr.Kind {
        switch self {
        case .literal, .variable: self
        case .not(let a): .not(change(a))
        case .negate(let a): .negate(change(a))
        case .and(let all): .and(all.map(change))
        case .or(let all): .or(all.map(change))
        case .binary(let operation, let a, let b): .binary(operation, change(a), change(b))
        case .is(let a, let type, in: let parent): .is(change(a), type, in: parent.map(change))
        case .has(let a, let path): .has(change(a), path)
        case .like(let a, let pattern): .like(change(a), pattern)
        case .attribute(let a, let name): .attribute(change(a), name)
        case .ifThenElse(let a, let b, let c): .ifThenElse(change(a), change(b), change(c))
        case .set(let all): .set(all.map(change))
        case .record(let fields): .record(fields.map { RecordField(name: $0.name, value: change($0.value)) })
        case .method(let a, let method, let arguments): .method(change(a), method, arguments.map(change))
        case .function(let function, let arguments): .function(function, arguments.map(change))
        }
    }
}
