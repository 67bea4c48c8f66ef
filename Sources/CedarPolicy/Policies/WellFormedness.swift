/// Whether a policy that was built in Swift could have been read: what is printed of it can be then.
enum WellFormedness {
    static func check(_ policy: Policy) throws(CedarPolicyError) {
        var names: Set<String> = []
        for annotation in policy.annotations {
            try check(annotation: annotation.name)
            guard names.insert(annotation.name).inserted else { throw fault("an annotation stands twice", policy) }
        }
        guard [nil, .principal].contains(policy.principal.slot), [nil, .resource].contains(policy.resource.slot) else {
            throw CedarPolicyError(.slotMismatch, "a slot stands in another part of the scope", span: policy.span)
        }
        guard policy.action.uids.allSatisfy({ $0.type.basename == "Action" }) else {
            throw fault("expected an entity of a type named Action", policy)
        }
        for condition in policy.conditions { try check(condition.body, policy) }
    }

    /// The name of an annotation is any identifier, also a reserved one.
    static func check(annotation name: String) throws(CedarPolicyError) {
        let bytes = name.utf8
        guard let first = bytes.first, Lexer.beginsWord(first),
            bytes.allSatisfy({ Lexer.beginsWord($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw CedarPolicyError(.invalidName, "the name of an annotation is an identifier") }
    }

    private static func fault(_ message: String, _ policy: Policy) -> CedarPolicyError {
        CedarPolicyError(.invalidPolicy, message, span: policy.span)
    }

    private static func check(_ expr: Expr, _ policy: Policy) throws(CedarPolicyError) {
        switch expr.kind {
        case .literal, .variable: break
        case .not(let a), .negate(let a), .like(let a, _), .attribute(let a, _): try check(a, policy)
        case .and(let all), .or(let all), .set(let all), .function(_, let all):
            for one in all { try check(one, policy) }
        case .binary(_, let a, let b):
            try check(a, policy)
            try check(b, policy)
        case .is(let a, _, in: let parent):
            try check(a, policy)
            if let parent { try check(parent, policy) }
        case .has(let a, let path):
            guard !path.isEmpty else { throw fault("'has' needs a name", policy) }
            try check(a, policy)
        case .ifThenElse(let a, let b, let c): for one in [a, b, c] { try check(one, policy) }
        case .record(let fields):
            var names: Set<CedarString> = []
            for field in fields {
                guard names.insert(field.name).inserted else {
                    throw fault("a name stands twice in the record", policy)
                }
                try check(field.value, policy)
            }
        case .method(let a, let method, let arguments):
            // What extension types have may be called with too few or too many: that fails in evaluation.
            guard method.isExtension || arguments.count == method.arity else {
                throw fault("'\(method.rawValue)' takes \(method.arity) arguments, not \(arguments.count)", policy)
            }
            try check(a, policy)
            for one in arguments { try check(one, policy) }
        }
    }
}

extension ActionConstraint {
    /// The actions that are named.
    var uids: [EntityUID] {
        switch self {
        case .any: []
        case .equal(let uid), .in(let uid): [uid]
        case .inAny(let uids): uids
        }
    }
}
