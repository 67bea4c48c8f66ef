import CedarPolicy

/// Finds what can fail in conditions although their types are right.
///
/// Bounds that stand before an operation, as in `context.n < 100 && context.n * 2 > 50`, are taken into account.
struct FailureFinder {
    struct Failure {
        let kind: RevealFinding.Kind
        let message: String
        let span: SourceSpan?
    }

    let types: FactTypes
    private(set) var failures: [Failure] = []
    private var askedFor: Set<FactPath> = []
    /// What is known where an expression stands.
    private var known = Assumptions()

    init(types: FactTypes) { self.types = types }

    /// Visits a condition. What stands under `when` is taken for true in what is visited afterwards.
    mutating func visit(_ condition: Expr, within isWhen: Bool) {
        askedFor = condition.factsAskedFor
        let outer = known
        visit(condition)
        known = outer
        known.learn(condition, isWhen)
    }

    private mutating func visit(_ expr: Expr) {
        switch expr.kind {
        case .and(let operands): visit(operands, learning: true)
        case .or(let operands): visit(operands, learning: false)
        case .ifThenElse(let test, let then, let otherwise):
            visit(test)
            let outer = known
            known.learn(test, true)
            visit(then)
            known = outer
            known.learn(test, false)
            visit(otherwise)
            known = outer
        default:
            for part in expr.parts { visit(part) }
            check(expr)
        }
    }

    private mutating func visit(_ operands: [Expr], learning value: Bool) {
        let outer = known
        for operand in operands {
            visit(operand)
            known.learn(operand, value)
        }
        known = outer
    }

    private mutating func check(_ expr: Expr) {
        switch expr.kind {
        case .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _), .negate:
            guard known.bounds.overflows(expr) else { return }
            note(.mayOverflow, "this can leave the range of 64 bits; bound what it is made of before", expr)
        case .method(_, .offset, let arguments):
            if case .value(.duration(let duration))? = arguments.first?.constantResult,
                duration.milliseconds.magnitude < Self.longOffset
            {
                return
            }
            note(.mayOverflow, "this can leave the range of times; use a length that is written out", expr)
        case .function(let function, _):
            switch expr.constantResult {
            case .value: return
            case .failure: note(.mayFail, "\(function.rawValue) cannot read this text", expr)
            case .open: note(.mayFail, "\(function.rawValue) can fail to read this text", expr)
            }
        case .attribute(let operand, let name):
            guard let path = FactPath(operand), case .principal? = types.resolve(path)?.type,
                !known.ownFacts.contains(path), !askedFor.contains(FactPath(path.root, path.names + [name]))
            else { return }
            note(.mayFail, "only of who asks the attributes are known; give this one as a fact of its own", expr)
        default: return
        }
    }

    /// Some 30,000 years: with the years that Cedar can write, far from any limit.
    private static let longOffset: UInt64 = 1_000_000_000_000_000

    private mutating func note(_ kind: RevealFinding.Kind, _ message: String, _ expr: Expr) {
        failures.append(Failure(kind: kind, message: message, span: expr.span))
    }
}
