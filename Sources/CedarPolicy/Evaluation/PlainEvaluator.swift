/// Evaluates trees as they were written, step by step: the reference that the compiled form has to agree with.
///
/// ## Specification
/// Cedar 4.5, "Operators".
struct PlainEvaluator {
    let request: Request
    let entities: Entities

    /// The value of an expression that needs neither request nor entities.
    static func constant(_ expr: Expr) throws(EvaluationError) -> CedarValue {
        let nobody = EntityUID(type: QualifiedName(unchecked: "Nobody"), id: "")
        let request = Request(principal: nobody, action: nobody, resource: nobody)
        return try PlainEvaluator(request: request, entities: .none).value(expr)
    }

    /// Whether a policy is satisfied.
    func isSatisfied(_ policy: Policy) throws(EvaluationError) -> Bool {
        guard matches(policy.principal, request.principal), matches(policy.action, request.action),
            matches(policy.resource, request.resource)
        else { return false }
        for condition in policy.conditions {
            let holds = try Operators.bool(value(condition.body))
            if holds != (condition.kind == .when) { return false }
        }
        return true
    }

    private func matches(_ constraint: ScopeConstraint, _ uid: EntityUID) -> Bool {
        switch constraint {
        case .any: true
        case .equal(.uid(let other)): uid == other
        case .in(.uid(let other)): entities.isIn(uid, other)
        case .is(let type): uid.type == type
        case .isIn(let type, .uid(let other)): uid.type == type && entities.isIn(uid, other)
        // A template decides nothing.
        case .equal(.slot), .in(.slot), .isIn(_, .slot): false
        }
    }

    private func matches(_ constraint: ActionConstraint, _ uid: EntityUID) -> Bool {
        switch constraint {
        case .any: true
        case .equal(let other): uid == other
        case .in(let other): entities.isIn(uid, other)
        case .inAny(let others): others.contains { entities.isIn(uid, $0) }
        }
    }

    func value(_ expr: Expr) throws(EvaluationError) -> CedarValue {
        switch expr.kind {
        case .literal(let literal): return CedarValue(literal)
        case .variable(.principal): return .entity(request.principal)
        case .variable(.action): return .entity(request.action)
        case .variable(.resource): return .entity(request.resource)
        case .variable(.context): return .record(request.context)
        case .not(let operand): return try .bool(!Operators.bool(value(operand)))
        case .negate(let operand): return try Operators.negate(value(operand))
        case .and(let operands):
            for operand in operands where try !Operators.bool(value(operand)) { return .bool(false) }
            return .bool(true)
        case .or(let operands):
            for operand in operands where try Operators.bool(value(operand)) { return .bool(true) }
            return .bool(false)
        case .binary(let operation, let left, let right):
            return try binary(operation, value(left), value(right))
        case .is(let operand, let type, in: let parent):
            let operand = try value(operand)
            guard try Operators.entity(operand).type == type else { return .bool(false) }
            guard let parent else { return .bool(true) }
            return try .bool(Operators.isIn(operand, value(parent), entities))
        case .has(let operand, let path): return try .bool(Operators.has(value(operand), path: path, entities))
        case .like(let operand, let pattern):
            return try .bool(pattern.matches(Operators.string(value(operand)).string))
        case .attribute(let operand, let name): return try Operators.attribute(value(operand), name, entities)
        case .ifThenElse(let test, let then, let otherwise):
            return try Operators.bool(value(test)) ? value(then) : value(otherwise)
        case .set(let elements): return try .set(CedarSet(evaluated: values(elements)))
        case .record(let fields):
            var values: [CedarRecord.Field] = []
            for field in fields { values.append(CedarRecord.Field(name: field.name, value: try value(field.value))) }
            return .record(CedarRecord(distinct: values))
        case .method(let receiver, let method, let arguments):
            return try Operators.call(method, on: value(receiver), values(arguments), entities)
        case .function(let function, let arguments): return try Operators.call(function, values(arguments))
        }
    }

    private func values(_ exprs: [Expr]) throws(EvaluationError) -> [CedarValue] {
        var values: [CedarValue] = []
        values.reserveCapacity(exprs.count)
        for expr in exprs { values.append(try value(expr)) }
        return values
    }

    private func binary(
        _ operation: BinaryOperator, _ left: CedarValue, _ right: CedarValue
    ) throws(EvaluationError) -> CedarValue {
        switch operation {
        case .equal: .bool(left == right)
        case .notEqual: .bool(left != right)
        case .less, .lessEqual, .greater, .greaterEqual: try .bool(Operators.compare(operation, left, right))
        case .in: try .bool(Operators.isIn(left, right, entities))
        case .add, .subtract, .multiply: try Operators.arithmetic(operation, left, right)
        }
    }
}

extension CedarValue {
    init(_ literal: Literal) {
        switch literal {
        case .bool(let value): self = .bool(value)
        case .long(let value): self = .long(value)
        case .string(let value): self = .string(value)
        case .entity(let value): self = .entity(value)
        }
    }
}
