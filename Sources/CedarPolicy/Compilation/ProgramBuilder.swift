/// Compiles expressions into a program.
///
/// What has no need of request and entities is worked out now, unless that fails: a failure belongs to the decision.
struct ProgramBuilder: ~Copyable {
    private(set) var code: [Instruction] = []
    private(set) var operands: [Int32] = []
    private(set) var constants = Pool<CedarValue>()
    private(set) var names = Pool<CedarString>()
    private(set) var types = Pool<QualifiedName>()
    private(set) var patterns = Pool<Pattern>()
    private var places: [Instruction: Int32] = [:]
    private var lists: [[Int32]: Int32] = [:]

    /// The instruction that comes to the value of an expression.
    mutating func compile(_ expr: Expr) -> Int32 {
        if let value = value(of: expr) { return constant(value) }
        return emit(expr)
    }

    /// The instruction that says whether all conditions hold; nil where there are none.
    mutating func compile(_ conditions: [Condition]) -> Int32? {
        var places: [Int32] = []
        for condition in conditions {
            let place = compile(condition.body)
            places.append(condition.kind == .when ? place : add(Instruction(operation: .not, a: place)))
        }
        return places.count < 2 ? places.first : add(list(.and, places))
    }

    /// The type, as instructions refer to it.
    mutating func type(_ type: QualifiedName) -> Int32 { types.place(of: type) }

    private mutating func constant(_ value: CedarValue) -> Int32 {
        let place = constants.place(of: value)
        return add(Instruction(operation: .constant, a: place))
    }

    private mutating func add(_ instruction: Instruction) -> Int32 {
        if let place = places[instruction] { return place }
        let place = Int32(code.count)
        places[instruction] = place
        code.append(instruction)
        return place
    }

    private mutating func list(_ operation: Instruction.Operation, _ places: [Int32]) -> Instruction {
        Instruction(operation: operation, a: operands(places), b: Int32(places.count))
    }

    /// Where these operands stand.
    private mutating func operands(_ places: [Int32]) -> Int32 {
        if let first = lists[places] { return first }
        let first = Int32(operands.count)
        lists[places] = first
        operands += places
        return first
    }

    private mutating func compile(all exprs: [Expr]) -> [Int32] {
        var places: [Int32] = []
        for expr in exprs { places.append(compile(expr)) }
        return places
    }

    /// The value of an expression that is the same in all requests.
    private func value(of expr: Expr) -> CedarValue? {
        guard expr.isConstant else { return nil }
        do {
            return try PlainEvaluator.constant(expr)
        } catch {
            return nil
        }
    }

    private func isConstant(_ place: Int32) -> Int32? {
        let instruction = code[Int(place)]
        return instruction.operation == .constant ? instruction.a : nil
    }

    private mutating func emit(_ expr: Expr) -> Int32 {
        switch expr.kind {
        case .literal(let literal): return constant(CedarValue(literal))
        case .variable(let variable):
            let operation: Instruction.Operation =
                switch variable {
                case .principal: .principal
                case .action: .action
                case .resource: .resource
                case .context: .context
                }
            return add(Instruction(operation: operation))
        case .not(let operand): return unary(.not, operand)
        case .negate(let operand): return unary(.negate, operand)
        case .and(let all):
            let places = compile(all: all)
            return add(list(.and, places))
        case .or(let all):
            let places = compile(all: all)
            return add(list(.or, places))
        case .binary(let operation, let left, let right): return binary(operation, compile(left), compile(right))
        case .is(let operand, let type, in: let parent):
            let (place, type) = (compile(operand), types.place(of: type))
            guard let parent else { return add(Instruction(operation: .isType, a: place, b: type)) }
            return add(Instruction(operation: .isTypeIn, a: place, b: type, c: compile(parent)))
        case .has(let operand, let path): return has(operand, path)
        case .like(let operand, let pattern):
            return add(Instruction(operation: .like, a: compile(operand), b: patterns.place(of: pattern)))
        case .attribute(let operand, let name): return attribute(operand, name)
        case .ifThenElse(let test, let then, let otherwise):
            return add(
                Instruction(operation: .ifThenElse, a: compile(test), b: compile(then), c: compile(otherwise)))
        case .set(let elements):
            let places = compile(all: elements)
            return add(list(.set, places))
        case .record(let fields):
            var places: [Int32] = []
            for field in fields { places += [names.place(of: field.name), compile(field.value)] }
            let first = operands(places)
            return add(Instruction(operation: .record, a: first, b: Int32(fields.count)))
        case .method(let receiver, let method, let arguments): return call(method, receiver, arguments)
        case .function(let function, let arguments):
            let places = compile(all: arguments)
            var call = list(.function, places)
            call.detail = function.place
            return add(call)
        }
    }

    private mutating func unary(_ operation: Instruction.Operation, _ operand: Expr) -> Int32 {
        add(Instruction(operation: operation, a: compile(operand)))
    }

    private mutating func binary(_ operation: BinaryOperator, _ left: Int32, _ right: Int32) -> Int32 {
        switch operation {
        case .equal, .notEqual:
            let negated = operation == .notEqual
            if let constant = isConstant(right) {
                return add(
                    Instruction(operation: negated ? .notEqualConstant : .equalConstant, a: left, b: constant))
            }
            if let constant = isConstant(left) {
                return add(
                    Instruction(operation: negated ? .notEqualConstant : .equalConstant, a: right, b: constant))
            }
            return add(Instruction(operation: negated ? .notEqual : .equal, a: left, b: right))
        case .in:
            if let constant = isConstant(right), case .entity = constants.items[Int(constant)] {
                return add(Instruction(operation: .isInEntity, a: left, b: constant))
            }
            return add(Instruction(operation: .isIn, a: left, b: right))
        case .less: return add(Instruction(operation: .less, a: left, b: right))
        case .lessEqual: return add(Instruction(operation: .lessEqual, a: left, b: right))
        case .greater: return add(Instruction(operation: .greater, a: left, b: right))
        case .greaterEqual: return add(Instruction(operation: .greaterEqual, a: left, b: right))
        case .add: return add(Instruction(operation: .add, a: left, b: right))
        case .subtract: return add(Instruction(operation: .subtract, a: left, b: right))
        case .multiply: return add(Instruction(operation: .multiply, a: left, b: right))
        }
    }

    private mutating func has(_ operand: Expr, _ path: [CedarString]) -> Int32 {
        guard path.count == 1 else {
            let places = path.map { names.place(of: $0) }
            let first = operands(places)
            return add(Instruction(operation: .hasPath, a: compile(operand), b: first, c: Int32(places.count)))
        }
        let name = names.place(of: path[0])
        if operand.kind == .variable(.context) { return add(Instruction(operation: .contextHas, b: name)) }
        if operand.kind == .variable(.resource) { return add(Instruction(operation: .resourceHas, b: name)) }
        return add(Instruction(operation: .has, a: compile(operand), b: name))
    }

    private mutating func attribute(_ operand: Expr, _ name: CedarString) -> Int32 {
        let name = names.place(of: name)
        switch operand.kind {
        case .variable(.context): return add(Instruction(operation: .contextAttribute, b: name))
        case .variable(.principal): return add(Instruction(operation: .principalAttribute, b: name))
        case .variable(.resource): return add(Instruction(operation: .resourceAttribute, b: name))
        default: return add(Instruction(operation: .attribute, a: compile(operand), b: name))
        }
    }

    private mutating func call(_ method: Method, _ receiver: Expr, _ arguments: [Expr]) -> Int32 {
        let receiver = compile(receiver)
        let places = compile(all: arguments)
        guard places.count == method.arity else {
            let first = operands(places)
            return add(
                Instruction(
                    operation: .methodMany, detail: method.place, a: receiver, b: first, c: Int32(places.count)))
        }
        return places.isEmpty
            ? add(Instruction(operation: .method0, detail: method.place, a: receiver))
            : add(Instruction(operation: .method1, detail: method.place, a: receiver, b: places[0]))
    }
}

extension Method {
    var place: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension ExtensionFunction {
    var place: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension Expr {
    /// Whether it needs neither request nor entities.
    var isConstant: Bool {
        switch kind {
        case .literal: true
        case .variable: false
        case .not(let a), .negate(let a), .like(let a, _), .is(let a, _, in: nil): a.isConstant
        case .and(let all), .or(let all), .set(let all), .function(_, let all): all.allSatisfy(\.isConstant)
        // What is in what, and what entities have, is for the entities to say.
        case .binary(.in, _, _), .is, .has, .attribute, .method(_, .getTag, _), .method(_, .hasTag, _): false
        case .binary(_, let a, let b): a.isConstant && b.isConstant
        case .ifThenElse(let a, let b, let c): a.isConstant && b.isConstant && c.isConstant
        case .record(let fields): fields.allSatisfy(\.value.isConstant)
        case .method(let a, _, let arguments): a.isConstant && arguments.allSatisfy(\.isConstant)
        }
    }
}
