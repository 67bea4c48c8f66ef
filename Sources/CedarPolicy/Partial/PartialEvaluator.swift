/// Works out of expressions what can be worked out with a part of the request.
///
/// What fails is left as it stands, so that it fails again, or is never come to.
struct PartialEvaluator {
    let request: PartialRequest
    let entities: Entities

    /// What is left of an expression.
    enum Result {
        case value(CedarValue)
        case rest(Expr)

        var expr: Expr {
            switch self {
            case .value(let value): Expr(value)
            case .rest(let expr): expr
            }
        }
    }

    func reduce(_ expr: Expr) -> Result {
        switch expr.kind {
        case .literal(let literal): return .value(CedarValue(literal))
        case .variable(let variable): return reduce(variable).map { .value(.entity($0)) } ?? .rest(expr)
        case .and(let operands): return chain(operands, neutral: true) { Expr(.and($0), span: expr.span) }
        case .or(let operands): return chain(operands, neutral: false) { Expr(.or($0), span: expr.span) }
        case .ifThenElse(let test, let then, let otherwise):
            // Once: a test may be a conditional itself, and its test again.
            let reduced = reduce(test)
            if case .value(.bool(let holds)) = reduced { return reduce(holds ? then : otherwise) }
            return .rest(
                Expr(.ifThenElse(reduced.expr, reduce(then).expr, reduce(otherwise).expr), span: expr.span))
        case .attribute(let operand, let name) where operand.kind == .variable(.context):
            return request.context[name].map { .value($0) } ?? .rest(expr)
        case .has(let operand, let path) where operand.kind == .variable(.context):
            guard let value = request.context[path[0]] else { return .rest(expr) }
            guard path.count > 1 else { return .value(.bool(true)) }
            let rest = Expr(.has(Expr(value), Array(path.dropFirst())), span: expr.span)
            return evaluated(rest) ?? .rest(expr)
        default: return parts(expr)
        }
    }

    private func reduce(_ variable: Variable) -> EntityUID? {
        switch variable {
        case .principal: request.principal
        case .action: request.action
        case .resource: request.resource
        case .context: nil
        }
    }

    /// Operands up to the one that decides. Known ones that do not decide go, but never so many that one is left alone:
    /// it would no longer have to be a boolean.
    private func chain(_ operands: [Expr], neutral: Bool, _ make: ([Expr]) -> Expr) -> Result {
        var rest: [Expr] = []
        for operand in operands {
            let result = reduce(operand)
            guard case .value(.bool(let value)) = result else {
                rest.append(result.expr)
                continue
            }
            guard value != neutral else { continue }
            if rest.isEmpty { return .value(.bool(value)) }
            rest.append(Expr(booleanLiteral: value))
            break
        }
        if rest.isEmpty { return .value(.bool(neutral)) }
        return .rest(make(rest.count > 1 ? rest : [Expr(booleanLiteral: neutral)] + rest))
    }

    /// The value of an expression that needs no more of the request, if it has one.
    private func evaluated(_ expr: Expr) -> Result? {
        let nobody = EntityUID(type: QualifiedName(unchecked: "Nobody"), id: "")
        let evaluator = PlainEvaluator(
            request: Request(principal: nobody, action: nobody, resource: nobody), entities: entities)
        do {
            return try .value(evaluator.value(expr))
        } catch {
            return nil
        }
    }

    /// Operators that evaluate all their operands.
    private func parts(_ expr: Expr) -> Result {
        var known = true
        func part(_ operand: Expr) -> Expr {
            let result = reduce(operand)
            if case .rest = result { known = false }
            return result.expr
        }
        let kind: Expr.Kind =
            switch expr.kind {
            case .not(let a): .not(part(a))
            case .negate(let a): .negate(part(a))
            case .binary(let operation, let a, let b): .binary(operation, part(a), part(b))
            case .is(let a, let type, in: let parent): .is(part(a), type, in: parent.map(part))
            case .has(let a, let path): .has(part(a), path)
            case .like(let a, let pattern): .like(part(a), pattern)
            case .attribute(let a, let name): .attribute(part(a), name)
            case .set(let all): .set(all.map(part))
            case .record(let fields): .record(fields.map { RecordField(name: $0.name, value: part($0.value)) })
            case .method(let a, let method, let arguments): .method(part(a), method, arguments.map(part))
            case .function(let function, let arguments): .function(function, arguments.map(part))
            case .literal, .variable, .and, .or, .ifThenElse: expr.kind
            }
        let rest = Expr(kind, span: expr.span)
        return known ? evaluated(rest) ?? .rest(rest) : .rest(rest)
    }
}
