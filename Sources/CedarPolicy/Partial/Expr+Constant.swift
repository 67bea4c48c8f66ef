/// What an expression comes to without a request and without entities.
package enum ConstantResult: Hashable, Sendable {
    /// A value, whatever is asked and whatever is known.
    case value(CedarValue)
    /// An error, whatever is asked and whatever is known.
    case failure
    /// It depends.
    case open
}

extension Expr {
    /// What it comes to without a request and without entities.
    ///
    /// - Complexity: the size of the expression.
    package var constantResult: ConstantResult {
        guard isClosed else { return .open }
        do throws(EvaluationError) {
            return .value(try PlainEvaluator.constant(self))
        } catch {
            return .failure
        }
    }

    /// Whether neither a variable nor what is known of an entity plays a part.
    private var isClosed: Bool {
        switch kind {
        case .variable: false
        case .literal: true
        case .not(let a), .negate(let a), .like(let a, _), .is(let a, _, in: nil): a.isClosed
        case .attribute(let a, _), .has(let a, _): a.isClosed && a.isRecord
        case .and(let all), .or(let all), .set(let all), .function(_, let all): all.allSatisfy(\.isClosed)
        case .binary(.in, _, _), .is: false
        case .binary(_, let a, let b): a.isClosed && b.isClosed
        case .ifThenElse(let a, let b, let c): a.isClosed && b.isClosed && c.isClosed
        case .record(let fields): fields.allSatisfy(\.value.isClosed)
        case .method(_, .getTag, _), .method(_, .hasTag, _): false
        case .method(let a, _, let arguments): a.isClosed && arguments.allSatisfy(\.isClosed)
        }
    }

    private var isRecord: Bool { if case .record = kind { true } else { false } }
}
