extension Expr: CustomStringConvertible {
    /// The expression in Cedar's text: read again, it is the same expression.
    public var cedarText: String { text(.conditional) }

    /// The expression in Cedar's text.
    public var description: String { cedarText }

    /// How tightly things hold together; parentheses go around what holds less tightly than its place asks for.
    private enum Strength: Int {
        case conditional, or, and, relation, sum, product, unary, member
    }

    private var strength: Strength {
        switch kind {
        case .ifThenElse: .conditional
        case .or: .or
        case .and: .and
        case .is, .like: .relation
        case .has(_, let path): Self.canStand(path) ? .relation : .and
        case .binary(.add, _, _), .binary(.subtract, _, _): .sum
        case .binary(.multiply, _, _): .product
        case .binary: .relation
        case .not, .negate: .unary
        case .literal(.long(let value)) where value < 0: .unary
        default: .member
        }
    }

    private func text(_ place: Strength) -> String {
        strength.rawValue < place.rawValue ? "(\(plain))" : plain
    }

    private var plain: String {
        switch kind {
        case .literal(let literal): literal.cedarText
        case .variable(let variable): variable.rawValue
        case .not(let operand): "!" + operand.text(.member)
        // A number behind a sign would be a negative number.
        case .negate(let operand): operand.isLong ? "-(\(operand.plain))" : "-" + operand.text(.member)
        case .and(let operands): Self.chain(operands, "&&", "true", .relation)
        case .or(let operands): Self.chain(operands, "||", "false", .and)
        case .binary(let operation, let left, let right):
            switch operation {
            case .add, .subtract: "\(left.text(.sum)) \(operation.rawValue) \(right.text(.product))"
            case .multiply: "\(left.text(.product)) * \(right.text(.unary))"
            default: "\(left.text(.sum)) \(operation.rawValue) \(right.text(.sum))"
            }
        case .is(let operand, let type, in: let parent):
            "\(operand.text(.sum)) is \(type)" + (parent.map { " in \($0.text(.sum))" } ?? "")
        case .has(let operand, let path): Self.has(operand, path)
        case .like(let operand, let pattern): "\(operand.text(.sum)) like \(CedarText.quoted(pattern))"
        case .attribute(let operand, let name):
            CedarText.isIdentifier(name.string)
                ? "\(operand.text(.member)).\(name)" : "\(operand.text(.member))[\(CedarText.quoted(name.string))]"
        case .ifThenElse(let test, let then, let otherwise):
            "if \(test.cedarText) then \(then.cedarText) else \(otherwise.cedarText)"
        case .set(let elements): "[\(Self.list(elements))]"
        case .record(let fields):
            "{" + fields.map { "\(Self.key($0.name)): \($0.value.cedarText)" }.joined(separator: ", ") + "}"
        case .method(let receiver, let method, let arguments):
            "\(receiver.text(.member)).\(method.rawValue)(\(Self.list(arguments)))"
        case .function(let function, let arguments): "\(function.rawValue)(\(Self.list(arguments)))"
        }
    }

    private var isLong: Bool { if case .literal(.long) = kind { true } else { false } }

    private static func list(_ exprs: [Expr]) -> String { exprs.map(\.cedarText).joined(separator: ", ") }

    private static func key(_ name: CedarString) -> String {
        CedarText.isIdentifier(name.string) ? name.string : CedarText.quoted(name.string)
    }

    /// With fewer than two operands, as builders may make it, the neutral one stands in.
    private static func chain(_ operands: [Expr], _ sign: String, _ neutral: String, _ place: Strength) -> String {
        let texts = operands.map { $0.text(place) } + [String](repeating: neutral, count: max(0, 2 - operands.count))
        return texts.joined(separator: " \(sign) ")
    }

    private static func canStand(_ path: [CedarString]) -> Bool {
        path.count == 1 || path.allSatisfy { CedarText.isIdentifier($0.string) }
    }

    /// A path that cannot be written is tested step by step.
    private static func has(_ operand: Expr, _ path: [CedarString]) -> String {
        if canStand(path) { return "\(operand.text(.sum)) has \(path.map(key).joined(separator: "."))" }
        var (steps, value): ([Expr], Expr) = ([], operand)
        for name in path {
            steps.append(Expr(.has(value, [name])))
            value = Expr(.attribute(value, name))
        }
        return chain(steps, "&&", "true", .relation)
    }
}

extension Literal {
    /// The literal in Cedar's text.
    public var cedarText: String {
        switch self {
        case .bool(let value): "\(value)"
        case .long(let value): "\(value)"
        case .string(let value): CedarText.quoted(value.string)
        case .entity(let value): value.cedarText
        }
    }
}
