import CedarPolicy

/// What numbers can be where a part of a condition is evaluated.
struct NumberBounds {
    private var ranges: [Expr: ClosedRange<Int128>] = [:]

    private static let all = Int128(Int64.min)...Int128(Int64.max)

    /// Takes an expression for true, or for false.
    mutating func learn(_ expr: Expr, _ isTrue: Bool) {
        switch expr.kind {
        case .not(let operand): learn(operand, !isTrue)
        case .and(let operands) where isTrue: for operand in operands { learn(operand, true) }
        case .or(let operands) where !isTrue: for operand in operands { learn(operand, false) }
        case .binary(let relation, let a, let b):
            if let number = Self.number(b) { learn(relation, a, number, isTrue) }
            if let number = Self.number(a), let mirrored = Self.mirrored(relation) {
                learn(mirrored, b, number, isTrue)
            }
        default: break
        }
    }

    private mutating func learn(_ relation: BinaryOperator, _ term: Expr, _ number: Int128, _ isTrue: Bool) {
        switch (relation, isTrue) {
        case (.less, true), (.greaterEqual, false): narrow(term, Self.all.lowerBound, number - 1)
        case (.lessEqual, true), (.greater, false): narrow(term, Self.all.lowerBound, number)
        case (.greater, true), (.lessEqual, false): narrow(term, number + 1, Self.all.upperBound)
        case (.greaterEqual, true), (.less, false): narrow(term, number, Self.all.upperBound)
        case (.equal, true), (.notEqual, false): narrow(term, number, number)
        default: break
        }
    }

    private mutating func narrow(_ term: Expr, _ low: Int128, _ high: Int128) {
        let known = ranges[term] ?? Self.all
        let (low, high) = (max(low, known.lowerBound), min(high, known.upperBound))
        // What can never be is never evaluated.
        ranges[term] = low <= high ? low...high : 0...0
    }

    /// Whether an operation can leave the range of 64 bits although its operands do not.
    func overflows(_ expr: Expr) -> Bool {
        let range = unclamped(expr)
        return range.lowerBound < Self.all.lowerBound || range.upperBound > Self.all.upperBound
    }

    private func range(_ expr: Expr) -> ClosedRange<Int128> {
        let range = unclamped(expr).clamped(to: Self.all)
        guard let known = ranges[expr] else { return range }
        return known.overlaps(range) ? known.clamped(to: range) : known
    }

    private func unclamped(_ expr: Expr) -> ClosedRange<Int128> {
        switch expr.kind {
        case .literal(.long(let value)): return Int128(value)...Int128(value)
        case .negate(let a):
            let a = range(a)
            return -a.upperBound ... -a.lowerBound
        case .binary(.add, let a, let b):
            let (a, b) = (range(a), range(b))
            return a.lowerBound + b.lowerBound...a.upperBound + b.upperBound
        case .binary(.subtract, let a, let b):
            let (a, b) = (range(a), range(b))
            return a.lowerBound - b.upperBound...a.upperBound - b.lowerBound
        case .binary(.multiply, let a, let b):
            let (a, b) = (range(a), range(b))
            let corners = [
                a.lowerBound * b.lowerBound, a.lowerBound * b.upperBound, a.upperBound * b.lowerBound,
                a.upperBound * b.upperBound,
            ]
            return corners.reduce(corners[0]...corners[0]) { min($0.lowerBound, $1)...max($0.upperBound, $1) }
        case .ifThenElse(_, let a, let b):
            let (a, b) = (range(a), range(b))
            return min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
        case .method(_, .toSeconds, _): return Self.all.divided(by: 1000)
        case .method(_, .toMinutes, _): return Self.all.divided(by: 60_000)
        case .method(_, .toHours, _): return Self.all.divided(by: 3_600_000)
        case .method(_, .toDays, _): return Self.all.divided(by: 86_400_000)
        default: return Self.all
        }
    }

    private static func number(_ expr: Expr) -> Int128? {
        guard case .value(.long(let value)) = expr.constantResult else { return nil }
        return Int128(value)
    }

    private static func mirrored(_ relation: BinaryOperator) -> BinaryOperator? {
        switch relation {
        case .less: .greater
        case .lessEqual: .greaterEqual
        case .greater: .less
        case .greaterEqual: .lessEqual
        case .equal, .notEqual: relation
        default: nil
        }
    }
}

extension ClosedRange<Int128> {
    fileprivate func divided(by divisor: Int128) -> ClosedRange { lowerBound / divisor...upperBound / divisor }
}
