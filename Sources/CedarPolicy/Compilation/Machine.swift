/// Runs compiled expressions for one request.
struct Machine {
    let program: Program
    let facts: RequestFacts

    private static let methods = Method.allCases
    private static let functions = ExtensionFunction.allCases

    /// The value of an expression that has to be a boolean.
    func bool(_ place: Int32) throws(EvaluationError) -> Bool {
        let step = program.code[Int(place)]
        switch step.operation {
        case .and:
            for index in step.a..<(step.a + step.b) {
                if try !bool(program.operands[Int(index)]) { return false }
            }
            return true
        case .or:
            for index in step.a..<(step.a + step.b) {
                if try bool(program.operands[Int(index)]) { return true }
            }
            return false
        case .not: return try !bool(step.a)
        case .equal: return try value(step.a) == value(step.b)
        case .notEqual: return try value(step.a) != value(step.b)
        case .equalConstant: return try value(step.a) == program.constants[Int(step.b)]
        case .notEqualConstant: return try value(step.a) != program.constants[Int(step.b)]
        case .less: return try Operators.compare(.less, value(step.a), value(step.b))
        case .lessEqual: return try Operators.compare(.lessEqual, value(step.a), value(step.b))
        case .greater: return try Operators.compare(.greater, value(step.a), value(step.b))
        case .greaterEqual: return try Operators.compare(.greaterEqual, value(step.a), value(step.b))
        case .isIn: return try isIn(value(step.a), value(step.b))
        case .isInEntity: return try isIn(value(step.a), program.constants[Int(step.b)])
        case .isType: return try Operators.entity(value(step.a)).type == program.types[Int(step.b)]
        case .isTypeIn:
            let operand = try value(step.a)
            guard try Operators.entity(operand).type == program.types[Int(step.b)] else { return false }
            return try isIn(operand, value(step.c))
        case .contextHas:
            if facts.asker.context.index(program.names[Int(step.b)]) >= 0 { return true }
            if facts.open.contains(.context) { throw .unknown }
            return false
        case .resourceHas:
            if let record = facts.attributes, record.index(program.names[Int(step.b)]) >= 0 { return true }
            if facts.isOpen(facts.resource) { throw .unknown }
            return false
        case .has: return try has(value(step.a), program.names[Int(step.b)])
        case .hasPath: return try hasPath(step)
        case .like:
            let text = try Operators.string(value(step.a))
            return program.patterns[Int(step.b)].matches(text.string)
        case .ifThenElse: return try bool(step.a) ? bool(step.b) : bool(step.c)
        default: return try Operators.bool(value(place))
        }
    }

    /// The value of any expression.
    func value(_ place: Int32) throws(EvaluationError) -> CedarValue {
        let step = program.code[Int(place)]
        switch step.operation {
        case .constant: return program.constants[Int(step.a)]
        case .principal:
            if facts.open.contains(.identity) { throw .unknown }
            return .entity(facts.asker.principal)
        case .action: return .entity(facts.asker.action)
        case .resource: return .entity(facts.resource)
        case .context:
            if facts.open.contains(.context) { throw .unknown }
            return .record(facts.asker.context)
        case .negate: return try Operators.negate(value(step.a))
        case .add: return try Operators.arithmetic(.add, value(step.a), value(step.b))
        case .subtract: return try Operators.arithmetic(.subtract, value(step.a), value(step.b))
        case .multiply: return try Operators.arithmetic(.multiply, value(step.a), value(step.b))
        case .contextAttribute:
            let (record, name) = (facts.asker.context, program.names[Int(step.b)])
            let index = record.index(name)
            guard index >= 0 else {
                throw facts.open.contains(.context) ? .unknown : EvaluationError(.attributeNotFound)
            }
            return record.fields[index].value
        case .principalAttribute:
            return try field(facts.asker.attributes, program.names[Int(step.b)], facts.asker.principal)
        case .resourceAttribute: return try field(facts.attributes, program.names[Int(step.b)], facts.resource)
        case .attribute: return try attribute(value(step.a), program.names[Int(step.b)])
        case .ifThenElse: return try bool(step.a) ? value(step.b) : value(step.c)
        case .set: return try .set(CedarSet(evaluated: values(step.a, step.b)))
        case .record: return try record(step)
        case .method0: return try Operators.call(Self.methods[Int(step.detail)], on: value(step.a))
        case .method1:
            return try Operators.call(Self.methods[Int(step.detail)], on: value(step.a), value(step.b), facts.entities)
        case .methodMany:
            return try Operators.call(
                Self.methods[Int(step.detail)], on: value(step.a), values(step.b, step.c), facts.entities)
        case .function: return try Operators.call(Self.functions[Int(step.detail)], values(step.a, step.b))
        default: return try .bool(bool(place))
        }
    }

    /// As ``Operators/has(_:path:_:)``, without making an array.
    private func hasPath(_ step: Instruction) throws(EvaluationError) -> Bool {
        var value = try value(step.a)
        for index in step.b..<(step.b + step.c) {
            let name = program.names[Int(program.operands[Int(index)])]
            guard try has(value, name) else { return false }
            if index < step.b + step.c - 1 { value = try attribute(value, name) }
        }
        return true
    }

    @inline(__always)
    private func field(
        _ record: CedarRecord?, _ name: CedarString, _ uid: EntityUID
    ) throws(EvaluationError) -> CedarValue {
        guard let record else { throw facts.missing(of: uid) }
        let index = record.index(name)
        guard index >= 0 else { throw facts.missing(of: uid) }
        return record.fields[index].value
    }

    private func attribute(_ value: CedarValue, _ name: CedarString) throws(EvaluationError) -> CedarValue {
        switch value {
        case .record(let record):
            let index = record.index(name)
            guard index >= 0 else { throw EvaluationError(.attributeNotFound) }
            return record.fields[index].value
        case .entity(let uid): return try field(facts.attributes(of: uid), name, uid)
        default: throw .typeMismatch
        }
    }

    private func has(_ value: CedarValue, _ name: CedarString) throws(EvaluationError) -> Bool {
        switch value {
        case .record(let record): return record.index(name) >= 0
        case .entity(let uid):
            if let record = facts.attributes(of: uid), record.index(name) >= 0 { return true }
            if facts.isOpen(uid) { throw .unknown }
            return false
        default: throw .typeMismatch
        }
    }

    /// As ``Operators/isIn(_:_:_:)``, without making an array.
    private func isIn(_ a: CedarValue, _ b: CedarValue) throws(EvaluationError) -> Bool {
        let uid = try Operators.entity(a)
        switch b {
        case .entity(let other): return facts.isIn(uid, other)
        case .set(let set):
            var found = false
            for element in set.elements {
                guard case .entity(let other) = element.value else { throw .typeMismatch }
                if !found { found = facts.isIn(uid, other) }
            }
            return found
        default: throw .typeMismatch
        }
    }

    private func values(_ first: Int32, _ count: Int32) throws(EvaluationError) -> [CedarValue] {
        var values: [CedarValue] = []
        values.reserveCapacity(Int(count))
        for index in first..<(first + count) { values.append(try value(program.operands[Int(index)])) }
        return values
    }

    private func record(_ step: Instruction) throws(EvaluationError) -> CedarValue {
        var fields: [CedarRecord.Field] = []
        fields.reserveCapacity(Int(step.b))
        for index in 0..<Int(step.b) {
            let pair = Int(step.a) + 2 * index
            fields.append(
                CedarRecord.Field(
                    name: program.names[Int(program.operands[pair])], value: try value(program.operands[pair + 1])))
        }
        return .record(CedarRecord(distinct: fields))
    }
}
