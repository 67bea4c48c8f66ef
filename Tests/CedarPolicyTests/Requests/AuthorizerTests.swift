import TestSupport
import Testing

@testable import CedarPolicy

@Suite("Authorization")
struct AuthorizerTests {
    private func uid(_ type: String, _ id: String) -> EntityUID {
        EntityUID(type: QualifiedName(unchecked: type), id: id)
    }

    private func request(_ principal: String = "a", _ context: CedarRecord = .empty) -> Request {
        Request(
            principal: uid("User", principal), action: uid("Action", "view"), resource: uid("Doc", "d"),
            context: context)
    }

    @Test("What nothing permits is denied, without reasons")
    func byDefault() throws {
        let response = Authorizer(PolicySet()).isAuthorized(request())
        #expect(response.decision == .deny && response.reasons.isEmpty && response.errors.isEmpty)
        let other = try Authorizer(PolicySet("permit(principal, action, resource) when { false };")).isAuthorized(
            request())
        #expect(other.decision == .deny && other.reasons.isEmpty)
    }

    @Test("What forbids wins, and is the reason")
    func forbid() throws {
        let policies = try PolicySet(
            "permit(principal,action,resource); forbid(principal,action,resource) when { context.x };")
        let authorizer = Authorizer(policies)
        #expect(authorizer.isAuthorized(request("a", ["x": true])).reasons == ["policy1"])
        #expect(authorizer.isAuthorized(request("a", ["x": false])).reasons == ["policy0"])
    }

    @Test("What fails counts for nothing and is reported, also where something else decides")
    func failures() throws {
        let policies = try PolicySet(
            """
            forbid(principal, action, resource) when { context.missing };
            permit(principal, action, resource) unless { 1 };
            permit(principal, action, resource);
            permit(principal == User::"b", action, resource) when { 1 + true == 2 };
            """)
        let response = Authorizer(policies).isAuthorized(request())
        #expect(response.decision == .allow && response.reasons == ["policy2"])
        #expect(response.errors.map(\.policy) == ["policy0", "policy1"])
        #expect(response.errors.map(\.error.code) == [.attributeNotFound, .typeMismatch])
    }

    @Test("Policies that say the same are all named, in the order of the set")
    func same() throws {
        let text = "permit(principal,action,resource) when { context has x };"
        let policies = try PolicySet(text + "permit(principal,action,resource);" + text + text)
        let authorizer = Authorizer(policies)
        #expect(
            authorizer.isAuthorized(request("a", ["x": 1])).reasons == ["policy0", "policy1", "policy2", "policy3"])
        #expect(authorizer.isAuthorized(request()).reasons == ["policy1"])
        let failing = try Authorizer(
            PolicySet(String(repeating: "permit(principal,action,resource) when { context.y };", count: 3)))
        #expect(failing.isAuthorized(request()).errors.map(\.policy) == ["policy0", "policy1", "policy2"])
    }

    @Test("Templates decide by their links only")
    func templates() throws {
        var policies = try PolicySet(
            """
            @id("share") permit(principal == ?principal, action, resource in ?resource);
            @id("typed") permit(principal is User in ?principal, action, resource);
            """, idAnnotation: "id")
        #expect(policies.policies.isEmpty && policies.templates.count == 2)
        #expect(policies["share"]?.slots == [.principal, .resource])
        #expect(Authorizer(policies).isAuthorized(request()).decision == .deny)
        try policies.link(template: "share", id: "l1", principal: uid("User", "a"), resource: uid("Doc", "d"))
        try policies.link(template: "typed", id: "l2", principal: uid("User", "b"))
        #expect(Authorizer(policies).isAuthorized(request()).reasons == ["l1"])
        #expect(Authorizer(policies).isAuthorized(request("b")).reasons == ["l2"])
        #expect(policies["l1"]?.template == "share")
        #expect(throws: CedarPolicyError(.unknownTemplate, "the set has no template of this id")) {
            try policies.link(template: "none", id: "l3")
        }
        func code(_ template: String, _ id: String, _ principal: EntityUID?, _ resource: EntityUID?) -> CedarPolicyError
            .Code?
        {
            do {
                try policies.link(template: template, id: id, principal: principal, resource: resource)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code("share", "l3", uid("User", "a"), nil) == .slotMismatch)
        #expect(code("typed", "l3", uid("User", "a"), uid("Doc", "d")) == .slotMismatch)
        #expect(code("typed", "l3", nil, nil) == .slotMismatch)
        #expect(code("typed", "l2", uid("User", "a"), nil) == .duplicatePolicy)
        // A link is no template.
        #expect(code("l1", "l3", nil, nil) == .unknownTemplate)
        #expect(policies.count == 4)
    }

    @Test("Many links are made and found, each by its id")
    func links() throws {
        var policies = try PolicySet("permit(principal == ?principal, action, resource);")
        let count = 50_000
        for number in 0..<count {
            try policies.link(template: "policy0", id: "l\(number)", principal: uid("User", "\(number)"))
        }
        for number in 0..<count {
            #expect(policies["l\(number)"]?.principal == .equal(uid("User", "\(number)")))
        }
        #expect(policies["policy0"]?.isTemplate == true)
    }

    @Test("Ids come from an annotation where one is named; two policies with one id are refused")
    func ids() throws {
        let text = "@id(\"a\") permit(principal,action,resource); permit(principal,action,resource);"
        #expect(try PolicySet(text).policies.map(\.id) == ["policy0", "policy1"])
        #expect(try PolicySet(text, idAnnotation: "id").policies.map(\.id) == ["a", "policy1"])
        let error = #expect(throws: CedarPolicyError.self) { try PolicySet(text + text, idAnnotation: "id") }
        #expect(error?.code == .duplicatePolicy)
        // Ids that only look alike are two.
        let permit = "permit(principal,action,resource);"
        let alike = try PolicySet("@id(\"\u{E9}\") \(permit) @id(\"e\u{301}\") \(permit)", idAnnotation: "id")
        #expect(alike.count == 2)
    }

    @Test("The index finds what the trees find, for scopes of every kind (seed 11)")
    func index() throws {
        var random = SplitMix64(seed: 11)
        let (users, groups) = ((0..<6).map { uid("User", "\($0)") }, (0..<5).map { uid("Group", "\($0)") })
        let actions = (0..<4).map { uid("Action", "\($0)") }
        for _ in 0..<60 {
            func parents() -> [EntityUID] { groups.filter { _ in random.below(3) == 0 } }
            // Groups are only below later ones, so that there is no cycle.
            var list = users.filter { _ in random.below(5) > 0 }.map { Entity($0, parents: parents()) }
            list += groups.indices.map { place in
                Entity(groups[place], parents: groups[(place + 1)...].filter { _ in random.below(3) == 0 })
            }
            list += actions.indices.map { place in
                Entity(actions[place], parents: actions[(place + 1)...].filter { _ in random.below(2) == 0 })
            }
            let entities = try Entities(list)
            func constraint() -> ScopeConstraint {
                let uid = (users + groups)[random.below(users.count + groups.count)]
                return switch random.below(6) {
                case 0: .any
                case 1: .equal(uid)
                case 2: .in(uid)
                case 3: .is(uid.type)
                default: .isIn((random.below(2) == 0 ? users : groups)[0].type, uid)
                }
            }
            func action() -> ActionConstraint {
                let uid = actions[random.below(actions.count)]
                return switch random.below(5) {
                case 0: .any
                case 1: .equal(uid)
                case 2: .in(uid)
                case 3: .inAny([])
                default: .inAny([uid, actions[random.below(actions.count)]])
                }
            }
            let conditions: [Condition] = [Condition(.when, "fails"), Condition(.when, true), Condition(.unless, true)]
            let policies = try PolicySet(
                (0..<random.below(200)).map { number in
                    Policy(
                        id: "\(number)", effect: random.below(4) == 0 ? .forbid : .permit, principal: constraint(),
                        action: action(), resource: constraint(),
                        conditions: random.below(3) == 0 ? [conditions[random.below(3)]] : [])
                })
            let authorizer = Authorizer(policies)
            for principal in users + groups.prefix(1) {
                for action in actions {
                    let request = Request(principal: principal, action: action, resource: groups[random.below(5)])
                    let (answer, reference) = (
                        authorizer.isAuthorized(request, entities), ReferenceAnswer(policies, request, entities)
                    )
                    #expect(answer.decision == reference.decision)
                    #expect(answer.reasons == reference.reasons)
                    #expect(answer.errors == reference.errors)
                }
            }
        }
    }
}
