/// Works out the types of a policy's expressions for one kind of request, and what is wrong with them.
///
/// ## Specification
/// Cedar 4.5, "Validation": strict mode, with boolean types of known value and capabilities.
struct TypeChecker {
    /// What an expression turned out to be.
    struct Answer {
        /// nil where something is wrong with it, and was noted.
        var type: StaticType?
        /// What is there if the expression is true.
        var capabilities: Set<Capability> = []

        static let failed = Answer(type: nil)
        static let anyBool = Answer(type: .anyBool)
    }

    let schema: Schema
    let environment: RequestEnvironment
    private(set) var findings: [(kind: ValidationFinding.Kind, message: String, span: SourceSpan?)] = []

    init(_ schema: Schema, _ environment: RequestEnvironment) {
        self.schema = schema
        self.environment = environment
    }

    mutating func note(_ kind: ValidationFinding.Kind, _ message: String, _ expression: Expr) {
        findings.append((kind, message, expression.span))
    }

    mutating func check(_ expression: Expr, _ known: Set<Capability>) -> Answer {
        switch expression.kind {
        case .literal(let literal): Answer(type: type(literal))
        case .variable(let variable): Answer(type: environment.type(variable))
        case .not(let operand): not(operand, known)
        case .negate(let operand): long([operand], known)
        case .and(let operands): and(operands, known)
        case .or(let operands): or(operands, known)
        case .binary(let sign, let left, let right): binary(sign, left, right, expression, known)
        case .is(let operand, let type, in: let group): isOfType(operand, type, group, known)
        case .has(let operand, let names): has(operand, names, known)
        case .like(let operand, _): like(operand, known)
        case .attribute(let operand, let name): attribute(operand, name, expression, known)
        case .ifThenElse(let test, let then, let otherwise): choice(test, then, otherwise, expression, known)
        case .set(let elements): set(elements, expression, known)
        case .record(let fields): record(fields, known)
        case .method(let receiver, let method, let arguments): call(receiver, method, arguments, expression, known)
        case .function(let function, let arguments): construct(function, arguments, expression, known)
        }
    }

    /// The type of a literal; of entities that the schema does not have, none: they are noted elsewhere.
    func type(_ literal: Literal) -> StaticType? {
        switch literal {
        case .bool(let value): .bool(value)
        case .long: .long
        case .string: .string
        case .entity(let uid) where uid.type.basename == "Action":
            schema.actions[uid] == nil ? nil : .entity(uid.type)
        case .entity(let uid): schema.entityTypes[uid.type] == nil ? nil : .entity(uid.type)
        }
    }

    // MARK: Expected types

    mutating func bool(_ expression: Expr, _ known: Set<Capability>) -> Answer {
        var answer = check(expression, known)
        guard let type = answer.type else { return answer }
        if case .bool = type { return answer }
        expected("Bool", type, expression)
        answer.type = nil
        return answer
    }

    /// The type of an expression, which has to be exactly this.
    mutating func expect(_ type: StaticType, _ expression: Expr, _ known: Set<Capability>) -> Bool {
        guard let actual = check(expression, known).type else { return false }
        if actual == type { return true }
        expected("\(type)", actual, expression)
        return false
    }

    /// The type of an expression, which has to be an entity.
    mutating func entity(_ expression: Expr, _ known: Set<Capability>) -> QualifiedName? {
        guard let type = check(expression, known).type else { return nil }
        if case .entity(let name) = type { return name }
        expected("an entity", type, expression)
        return nil
    }

    /// The type of the elements of an expression, which has to be a set.
    mutating func elements(_ expression: Expr, _ known: Set<Capability>) -> StaticType? {
        guard let type = check(expression, known).type else { return nil }
        if case .set(let element) = type { return element }
        expected("a set", type, expression)
        return nil
    }

    mutating func expected(_ what: String, _ type: StaticType, _ expression: Expr) {
        note(.unexpectedType, "expected \(what), found \(type)", expression)
    }

    mutating func incompatible(_ a: StaticType, _ b: StaticType, _ expression: Expr) {
        note(.incompatibleTypes, "the types \(a) and \(b) are not compatible", expression)
    }
}
