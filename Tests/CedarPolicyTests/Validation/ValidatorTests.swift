import Testing

@testable import CedarPolicy

@Suite struct ValidatorTests {
    static let schema = """
        entity Group in [Group];
        entity User in [Group] { age: Long, name?: String, address: { city?: String }, friends: Set<User> } tags Long;
        entity Color enum ["red"];
        entity Doc { owner: User, color: Color };
        action all;
        action read, write in [all] appliesTo { principal: User, resource: Doc, context: { at: datetime, note?: String } };
        action paint appliesTo { principal: [User, Group], resource: Color };
        """

    func findings(_ policy: String) throws -> ValidationResult {
        Validator(schema: try Schema(Self.schema)).validate(try PolicySet(policy))
    }

    /// `Set` has one type of elements, and the actions of different namespaces are of different types.
    @Test func theActionsOfAListAreOfOneType() throws {
        let schema = """
            entity U; action a, b appliesTo { principal: U, resource: U };
            namespace N { action c appliesTo { principal: U, resource: U }; }
            """
        let validator = Validator(schema: try Schema(schema))
        func kinds(_ actions: String) throws -> [ValidationFinding.Kind] {
            validator.validate(try PolicySet("permit(principal, action in [\(actions)], resource);")).errors.map(\.kind)
        }
        #expect(try kinds(#"Action::"a", Action::"b""#) == [])
        #expect(try kinds(#"Action::"a", N::Action::"c""#) == [.incompatibleTypes])
        #expect(try kinds(#"Action::"a", N::Action::"no""#).contains(.incompatibleTypes))
    }

    func kinds(_ condition: String) throws -> [ValidationFinding.Kind] {
        let scope = #"permit(principal, action == Action::"read", resource)"#
        return try findings("\(scope) when { \(condition) };").errors.map(\.kind)
    }

    @Test(arguments: [
        "principal.age < 3 && resource.owner == principal",
        "principal has name && principal.name like \"a*\"",
        "if principal has name then principal.name == \"a\" else true",
        "(principal has name || principal has name) && principal.name == \"a\"",
        "!(principal has name && principal.name == \"\") || 1 < 2",
        "principal has address.city && principal.address.city == \"x\"",
        "principal.hasTag(\"a\") && principal.getTag(\"a\") > 1",
        "context.at < datetime(\"2024-01-01\").offset(duration(\"1d\"))",
        "principal in Group::\"g\" || principal.friends.contains(resource.owner)",
        // What cannot be reached is not looked at.
        "principal is Group && principal.nothing == 1",
        "false && 1 == \"\" || true || 2",
        "principal in Doc::\"d\" && principal.nothing == 1",
        "action in [Action::\"paint\", Action::\"write\"] && principal.nothing == 1",
        "resource.hasTag(\"a\") && resource.nothing == 1",
        "principal.hasTag(\"a\") && (principal.hasTag(\"a\") || principal.nothing == 1)",
        "principal has name && (principal has name || principal.nothing == 1)",
        "principal has age && (principal has age || principal.nothing == 1)",
        "context has at || context.nothing == 1",
        "if action == Action::\"write\" then 1 else true",
        // Literals are compared where they stand.
        "1 == \"\" || true",
        "{a: true}.a",
        "[{a: 1}, {a: 2}].contains({a: 3})",
    ])
    func valid(_ condition: String) throws {
        #expect(try kinds(condition) == [])
    }

    @Test(
        arguments: [
            ("principal.age", [.unexpectedType]),
            // An entity need not exist, and then it has nothing.
            ("principal has age || principal.nothing == 1", [.unknownAttribute]),
            ("principal in Group::\"g\" && principal.nothing == 1", [.unknownAttribute]),
            ("principal.age == \"a\"", [.incompatibleTypes]),
            ("principal.email == 1", [.unknownAttribute]),
            ("principal.name == \"a\"", [.untestedAttribute]),
            ("principal has name || principal.name == \"a\"", [.untestedAttribute]),
            ("principal.getTag(\"a\") == 1", [.untestedTag]),
            ("resource.hasTag(\"a\") || resource.getTag(\"a\") == 1", [.untestedTag]),
            ("principal.friends == []", [.emptySet]),
            ("[1, \"a\"].contains(1)", [.incompatibleTypes]),
            ("if principal.age < 1 then 1 else \"\"", [.incompatibleTypes]),
            ("ip(\"1.2.3\").isIpv4()", [.invalidLiteral]),
            ("decimal(context.note).lessThan(decimal(\"1.0\"))", [.computedLiteral]),
            ("decimal(\"1.0\") < decimal(\"2.0\")", [.unexpectedType, .unexpectedType]),
            ("principal.age.isIpv4()", [.unexpectedType]),
            ("principal in 1", [.unexpectedType]),
            ("principal == Robot::\"r\"", [.unknownEntityType]),
            ("principal is Robot", [.unknownEntityType]),
            ("action == Action::\"fly\"", [.unknownAction]),
            ("resource.color == Color::\"blue\"", [.unknownChoice]),
            ("{a: 1} == {b: 1}", [.incompatibleTypes]),
            ("true && principal.age + \"\" == 1", [.unexpectedType]),
        ] as [(String, [ValidationFinding.Kind])])
    func invalid(_ condition: String, _ expected: [ValidationFinding.Kind]) throws {
        #expect(try kinds(condition) == expected)
    }

    @Test func aScopeThatNothingMeetsIsInapplicable() throws {
        #expect(
            try findings(#"permit(principal is Doc, action, resource);"#).errors.map(\.kind) == [.inapplicable])
        #expect(
            try findings(#"permit(principal, action == Action::"read", resource is Color);"#).errors.map(\.kind)
                == [.inapplicable])
        #expect(try findings(#"permit(principal in Group::"g", action in [Action::"all"], resource);"#).isValid)
        #expect(try findings(#"permit(principal, action == Action::"all", resource);"#).isValid == false)
    }

    @Test func aPolicyThatIsNeverSatisfiedIsWarnedOf() throws {
        let result = try findings("permit(principal, action, resource) when { false };")
        #expect(result.isValid)
        #expect(result.warnings.map(\.kind) == [.impossible])
    }

    @Test func findingsSayWhere() throws {
        let text = """
            permit(principal, action == Action::"read", resource)
            when { principal.age == 1 &&
                   principal.email == "a" };
            """
        let finding = try #require(try findings(text).errors.first)
        #expect(finding.policy == "policy0")
        #expect(finding.span?.start.line == 3 && finding.span?.start.column == 8)
        #expect(finding.description == "policy0: 3:8: User has no such attribute")
    }

    @Test func everyKindOfRequestIsLookedAt() throws {
        // A group has no age.
        let result = try findings(
            #"permit(principal, action == Action::"paint", resource) when { principal.age == 1 };"#)
        #expect(result.errors.map(\.message) == ["Group has no such attribute"])
        #expect(
            try findings(#"permit(principal, action, resource) when { principal is User && principal.age == 1 };"#)
                .isValid)
    }

    @Test func templatesAreCheckedAndLinksByWhatFillsThemIn() throws {
        var policies = try PolicySet(
            #"permit(principal in ?principal, action == Action::"read", resource) when { principal.age == 1 };"#)
        let validator = Validator(schema: try Schema(Self.schema))
        #expect(validator.validate(policies).isValid)
        try policies.link(
            template: "policy0", id: "group", principal: EntityUID(type: try QualifiedName("Group"), id: "g"))
        #expect(validator.validate(policies).isValid)
        try policies.link(
            template: "policy0", id: "doc", principal: EntityUID(type: try QualifiedName("Doc"), id: "d"))
        try policies.link(
            template: "policy0", id: "robot", principal: EntityUID(type: try QualifiedName("Robot"), id: "r"))
        let errors = validator.validate(policies).errors
        #expect(errors.map(\.policy) == ["doc", "robot", "robot"])
        #expect(errors.map(\.kind) == [.inapplicable, .unknownEntityType, .inapplicable])
    }

    /// Expressions as deep as policies may be, and chains that are longer than that.
    @Test func deepAndLongConditionsAreChecked() throws {
        let deep = String(repeating: "(true && ", count: 190) + "true" + String(repeating: ")", count: 190)
        #expect(try kinds(deep) == [])
        let negated = String(repeating: "if true then ", count: 190) + "1" + String(repeating: " else 1", count: 190)
        #expect(try kinds("(\(negated)) == 1") == [])
        let long = (0..<5000).map { _ in "(principal has name && principal.name == \"\" || true)" }
        #expect(try kinds(long.joined(separator: " && ")) == [])
    }

    /// Each step has the one before on its left: were that looked at twice, all would take for ever.
    @Test func nestedMembershipIsCheckedOnce() throws {
        let nested = (0..<60).reduce("principal") { text, _ in
            "(if \(text) is User in Group::\"g\" then principal else resource.owner)"
        }
        #expect(try kinds("\(nested) == principal") == [])
    }

    @Test func anExpressionThatWasBuiltTooDeepIsRefused() throws {
        var body = Expr(.literal(.bool(true)))
        for _ in 0..<1500 { body = Expr(.not(body)) }
        let policy = Policy(id: "p", effect: .permit, conditions: [Condition(.when, body)])
        let result = Validator(schema: try Schema(Self.schema)).validate(policy)
        #expect(result.errors.map(\.kind) == [.limitExceeded])
    }
}
