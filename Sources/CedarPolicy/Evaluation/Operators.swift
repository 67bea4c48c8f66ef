/// The operators on values: what both evaluators share.
///
/// ## Specification
/// Cedar 4.5, "Operators" and "Extension types".
enum Operators {
    /// `<` and its like: both numbers, both times, or both durations.
    @inline(__always)
    static func compare(
        _ relation: BinaryOperator, _ a: CedarValue, _ b: CedarValue
    ) throws(EvaluationError) -> Bool {
        switch (a, b) {
        case (.long(let a), .long(let b)): holds(relation, a, b)
        case (.datetime(let a), .datetime(let b)): holds(relation, a.milliseconds, b.milliseconds)
        case (.duration(let a), .duration(let b)): holds(relation, a.milliseconds, b.milliseconds)
        default: throw .typeMismatch
        }
    }

    private static func holds(_ relation: BinaryOperator, _ a: Int64, _ b: Int64) -> Bool {
        switch relation {
        case .less: a < b
        case .lessEqual: a <= b
        case .greater: a > b
        default: a >= b
        }
    }

    /// `+`, `-`, `*` of two numbers.
    static func arithmetic(
        _ operation: BinaryOperator, _ a: CedarValue, _ b: CedarValue
    ) throws(EvaluationError) -> CedarValue {
        guard case .long(let a) = a, case .long(let b) = b else { throw .typeMismatch }
        let (result, overflow) =
            switch operation {
            case .add: a.addingReportingOverflow(b)
            case .subtract: a.subtractingReportingOverflow(b)
            default: a.multipliedReportingOverflow(by: b)
            }
        guard !overflow else { throw .overflow }
        return .long(result)
    }

    static func negate(_ a: CedarValue) throws(EvaluationError) -> CedarValue {
        guard case .long(let a) = a else { throw .typeMismatch }
        guard a != .min else { throw .overflow }
        return .long(-a)
    }

    /// The entities of a set, or the one entity.
    static func entities(_ value: CedarValue) throws(EvaluationError) -> [EntityUID] {
        switch value {
        case .entity(let uid): return [uid]
        case .set(let set):
            var uids: [EntityUID] = []
            for element in set.elements {
                guard case .entity(let uid) = element.value else { throw .typeMismatch }
                uids.append(uid)
            }
            return uids
        default: throw .typeMismatch
        }
    }

    static func bool(_ value: CedarValue) throws(EvaluationError) -> Bool {
        guard case .bool(let value) = value else { throw .typeMismatch }
        return value
    }

    static func set(_ value: CedarValue) throws(EvaluationError) -> CedarSet {
        guard case .set(let value) = value else { throw .typeMismatch }
        return value
    }

    static func string(_ value: CedarValue) throws(EvaluationError) -> CedarString {
        guard case .string(let value) = value else { throw .typeMismatch }
        return value
    }

    static func entity(_ value: CedarValue) throws(EvaluationError) -> EntityUID {
        guard case .entity(let value) = value else { throw .typeMismatch }
        return value
    }

    static func attribute(
        _ value: CedarValue, _ name: CedarString, _ entities: Entities
    ) throws(EvaluationError) -> CedarValue {
        switch value {
        case .record(let record):
            guard let value = record[name] else { throw EvaluationError(.attributeNotFound) }
            return value
        case .entity(let uid):
            let place = entities.place(of: uid)
            guard place >= 0 else { throw EvaluationError(.entityNotFound) }
            guard let value = entities.nodes[place].attributes[name] else { throw EvaluationError(.attributeNotFound) }
            return value
        default: throw .typeMismatch
        }
    }

    static func has(_ value: CedarValue, _ name: CedarString, _ entities: Entities) throws(EvaluationError) -> Bool {
        switch value {
        case .record(let record): return record.index(name) >= 0
        case .entity(let uid):
            let place = entities.place(of: uid)
            return place >= 0 && entities.nodes[place].attributes.index(name) >= 0
        default: throw .typeMismatch
        }
    }

    static func has(_ value: CedarValue, path: [CedarString], _ entities: Entities) throws(EvaluationError) -> Bool {
        var value = value
        for (index, name) in path.enumerated() {
            guard try has(value, name, entities) else { return false }
            if index < path.count - 1 { value = try attribute(value, name, entities) }
        }
        return true
    }

    static func tag(_ value: CedarValue, _ name: CedarValue, _ entities: Entities) throws(EvaluationError) -> CedarValue
    {
        let (uid, name) = (try entity(value), try string(name))
        let place = entities.place(of: uid)
        guard place >= 0 else { throw EvaluationError(.entityNotFound) }
        guard let value = entities.nodes[place].tags[name] else { throw EvaluationError(.tagNotFound) }
        return value
    }

    static func hasTag(_ value: CedarValue, _ name: CedarValue, _ entities: Entities) throws(EvaluationError) -> Bool {
        let (uid, name) = (try entity(value), try string(name))
        let place = entities.place(of: uid)
        return place >= 0 && entities.nodes[place].tags.index(name) >= 0
    }

    static func isIn(_ a: CedarValue, _ b: CedarValue, _ entities: Entities) throws(EvaluationError) -> Bool {
        let uid = try entity(a)
        if case .entity(let other) = b { return entities.isIn(uid, other) }
        return try self.entities(b).contains { entities.isIn(uid, $0) }
    }
}
