extension Operators {
    /// A method on a value.
    static func call(
        _ method: Method, on receiver: CedarValue, _ arguments: [CedarValue], _ entities: Entities
    ) throws(EvaluationError) -> CedarValue {
        guard arguments.count == method.arity else { throw EvaluationError(.wrongArity) }
        return arguments.isEmpty
            ? try call(method, on: receiver) : try call(method, on: receiver, arguments[0], entities)
    }

    /// A method without argument.
    static func call(_ method: Method, on receiver: CedarValue) throws(EvaluationError) -> CedarValue {
        switch (method, receiver) {
        case (.isEmpty, .set(let set)): return .bool(set.isEmpty)
        case (.isIpv4, .ip(let ip)): return .bool(!ip.isIPv6)
        case (.isIpv6, .ip(let ip)): return .bool(ip.isIPv6)
        case (.isLoopback, .ip(let ip)): return .bool(ip.isLoopback)
        case (.isMulticast, .ip(let ip)): return .bool(ip.isMulticast)
        case (.toDate, .datetime(let time)):
            guard let midnight = time.midnight else { throw .overflow }
            return .datetime(midnight)
        case (.toTime, .datetime(let time)): return .duration(CedarDuration(milliseconds: time.timeOfDay))
        case (.toMilliseconds, .duration(let duration)): return .long(duration.milliseconds)
        case (.toSeconds, .duration(let duration)): return .long(duration.milliseconds / 1000)
        case (.toMinutes, .duration(let duration)): return .long(duration.milliseconds / 60_000)
        case (.toHours, .duration(let duration)): return .long(duration.milliseconds / 3_600_000)
        case (.toDays, .duration(let duration)): return .long(duration.milliseconds / 86_400_000)
        default: throw .typeMismatch
        }
    }

    /// A method with one argument.
    static func call(
        _ method: Method, on receiver: CedarValue, _ argument: CedarValue, _ entities: Entities
    ) throws(EvaluationError) -> CedarValue {
        switch (method, receiver, argument) {
        case (.contains, .set(let set), _): return .bool(set.contains(argument))
        case (.containsAll, .set(let set), .set(let others)):
            return .bool(others.elements.allSatisfy { set.contains($0) })
        case (.containsAny, .set(let set), .set(let others)):
            return .bool(others.elements.contains { set.contains($0) })
        case (.getTag, _, _): return try tag(receiver, argument, entities)
        case (.hasTag, _, _): return try .bool(hasTag(receiver, argument, entities))
        case (.lessThan, .decimal(let a), .decimal(let b)): return .bool(a < b)
        case (.lessThanOrEqual, .decimal(let a), .decimal(let b)): return .bool(a <= b)
        case (.greaterThan, .decimal(let a), .decimal(let b)): return .bool(a > b)
        case (.greaterThanOrEqual, .decimal(let a), .decimal(let b)): return .bool(a >= b)
        case (.isInRange, .ip(let a), .ip(let b)): return .bool(a.isInRange(b))
        case (.offset, .datetime(let time), .duration(let duration)):
            let (sum, overflow) = time.milliseconds.addingReportingOverflow(duration.milliseconds)
            guard !overflow else { throw .overflow }
            return .datetime(CedarDatetime(milliseconds: sum))
        case (.durationSince, .datetime(let a), .datetime(let b)):
            let (difference, overflow) = a.milliseconds.subtractingReportingOverflow(b.milliseconds)
            guard !overflow else { throw .overflow }
            return .duration(CedarDuration(milliseconds: difference))
        default: throw .typeMismatch
        }
    }

    /// A function that makes a value of a string.
    static func call(_ function: ExtensionFunction, _ arguments: [CedarValue]) throws(EvaluationError) -> CedarValue {
        guard arguments.count == 1 else { throw EvaluationError(.wrongArity) }
        let text = try string(arguments[0]).string
        let value: CedarValue? =
            switch function {
            case .decimal: CedarDecimal(text).map { .decimal($0) }
            case .ip: CedarIPAddress(text).map { .ip($0) }
            case .datetime: CedarDatetime(text).map { .datetime($0) }
            case .duration: CedarDuration(text).map { .duration($0) }
            }
        guard let value else { throw EvaluationError(.invalidArgument) }
        return value
    }
}
