import CedarPolicy

extension Expr {
    /// The same expression, standing somewhere else.
    func placed(_ place: (SourceSpan) -> SourceSpan) -> Expr { Expr(kind.placed(place), span: span.map(place)) }
}

extension Expr.Kind {
    fileprivate func placed(_ place: (SourceSpan) -> SourceSpan) -> Expr.Kind {
        switch self {
        case .literal, .variable: self
        case .not(let a): .not(a.placed(place))
        case .negate(let a): .negate(a.placed(place))
        case .and(let all): .and(all.map { $0.placed(place) })
        case .or(let all): .or(all.map { $0.placed(place) })
        case .binary(let operation, let a, let b): .binary(operation, a.placed(place), b.placed(place))
        case .is(let a, let type, in: let b): .is(a.placed(place), type, in: b?.placed(place))
        case .has(let a, let path): .has(a.placed(place), path)
        case .like(let a, let pattern): .like(a.placed(place), pattern)
        case .attribute(let a, let name): .attribute(a.placed(place), name)
        case .ifThenElse(let a, let b, let c): .ifThenElse(a.placed(place), b.placed(place), c.placed(place))
        case .set(let all): .set(all.map { $0.placed(place) })
        case .record(let fields): .record(fields.map { RecordField(name: $0.name, value: $0.value.placed(place)) })
        case .method(let a, let method, let all): .method(a.placed(place), method, all.map { $0.placed(place) })
        case .function(let function, let all): .function(function, all.map { $0.placed(place) })
        }
    }
}
