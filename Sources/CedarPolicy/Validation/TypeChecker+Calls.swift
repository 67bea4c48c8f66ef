extension TypeChecker {
    mutating func call(
        _ receiver: Expr, _ method: Method, _ arguments: [Expr], _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        guard arguments.count == method.arity else {
            note(.wrongArguments, "'\(method.rawValue)' takes \(method.arity) arguments", expression)
            return .failed
        }
        switch method {
        case .contains: return contains(receiver, arguments[0], expression, known)
        case .containsAll, .containsAny: return containsSet(receiver, arguments[0], expression, known)
        case .isEmpty: return elements(receiver, known) == nil ? .failed : .anyBool
        case .hasTag: return hasTag(receiver, arguments[0], known)
        case .getTag: return getTag(receiver, arguments[0], expression, known)
        default: return extensionCall(receiver, method, arguments, known)
        }
    }

    private mutating func contains(
        _ receiver: Expr, _ argument: Expr, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        let (element, type) = (elements(receiver, known), check(argument, known).type)
        guard let element, let type else { return .failed }
        if element.join(type) == nil {
            incompatible(element, type, expression)
            return .failed
        }
        return .anyBool
    }

    private mutating func containsSet(
        _ receiver: Expr, _ argument: Expr, _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        let (a, b) = (elements(receiver, known), elements(argument, known))
        guard let a, let b else { return .failed }
        if a.join(b) == nil {
            incompatible(.set(a), .set(b), expression)
            return .failed
        }
        return .anyBool
    }

    private mutating func extensionCall(
        _ receiver: Expr, _ method: Method, _ arguments: [Expr], _ known: Set<Capability>
    ) -> Answer {
        let (own, parameter, result) = method.signature
        var isRight = expect(.extension(own), receiver, known)
        if let parameter, !expect(.extension(parameter), arguments[0], known) { isRight = false }
        return isRight ? Answer(type: result) : .failed
    }

    /// A value of an extension type has to be written out, and right.
    mutating func construct(
        _ function: ExtensionFunction, _ arguments: [Expr], _ expression: Expr, _ known: Set<Capability>
    ) -> Answer {
        guard arguments.count == 1 else {
            note(.wrongArguments, "'\(function.rawValue)' takes one argument", expression)
            return .failed
        }
        guard case .literal(let literal) = arguments[0].kind else {
            note(.computedLiteral, "'\(function.rawValue)' takes a string that is written out", expression)
            return .failed
        }
        guard expect(.string, arguments[0], known) else { return .failed }
        if case .string(let text) = literal, !function.accepts(text.string) {
            note(.invalidLiteral, "the string is no \(function.type.rawValue)", expression)
            return .failed
        }
        return Answer(type: .extension(function.type))
    }
}

extension ExtensionFunction {
    /// The type of what the function gives.
    var type: ExtensionType {
        switch self {
        case .decimal: .decimal
        case .ip: .ipaddr
        case .datetime: .datetime
        case .duration: .duration
        }
    }
}

extension ExtensionFunction {
    /// Whether the function gives a value for a string, and no error.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .decimal: CedarDecimal(text) != nil
        case .ip: CedarIPAddress(text) != nil
        case .datetime: CedarDatetime(text) != nil
        case .duration: CedarDuration(text) != nil
        }
    }
}

extension Method {
    /// The type that a method of an extension type is called on, what it takes, and what it gives.
    var signature: (receiver: ExtensionType, parameter: ExtensionType?, result: StaticType) {
        switch self {
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual: (.decimal, .decimal, .anyBool)
        case .isInRange: (.ipaddr, .ipaddr, .anyBool)
        case .offset: (.datetime, .duration, .extension(.datetime))
        case .durationSince: (.datetime, .datetime, .extension(.duration))
        case .toDate: (.datetime, nil, .extension(.datetime))
        case .toTime: (.datetime, nil, .extension(.duration))
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: (.duration, nil, .long)
        default: (.ipaddr, nil, .anyBool)
        }
    }
}
