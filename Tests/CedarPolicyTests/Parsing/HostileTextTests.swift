import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CedarPolicy

@Suite("Hostile texts")
struct HostileTextTests {
    private func code(_ text: String) -> CedarPolicyError.Code? {
        do {
            _ = try PolicySet(text)
            return nil
        } catch {
            return error.code
        }
    }

    private func policy(_ expr: String) -> String { "permit(principal, action, resource) when { \(expr) };" }

    @Test("that are nested too deeply are refused")
    func deep() {
        let count = 100_000
        func times(_ text: String) -> String { String(repeating: text, count: count) }
        for text in [
            times("(") + "true" + times(")"), times("["), times("{a:"), times("if true then true else ") + "true",
            times("if "), "1" + times(" + 1"), "context" + times(".a"), times("[1].contains("), times("!("),
            times("-("),
            "context" + times("[\"a\"]"), times("decimal("),
        ] {
            #expect(code(policy(text)) == .limitExceeded)
        }
        #expect(code(times("(")) == .syntax)
        #expect(code("permit(principal == " + times("(") + "A::\"a\"") == .syntax)
    }

    /// Runs on a thread with a small stack: in a release build that of threads that are not the first, on most systems.
    private func onSmallStack(_ body: @escaping @Sendable () throws -> Void) throws {
        #if DEBUG
            let size = 8 << 20
        #else
            let size = 512 << 10
        #endif
        let done = DispatchSemaphore(value: 0)
        let result = Mutex(Result<Void, any Error>.success(()))
        let thread = Thread {
            let outcome = Result { try body() }
            result.withLock { $0 = outcome }
            done.signal()
        }
        thread.stackSize = size
        thread.start()
        done.wait()
        try result.withLock { try $0.get() }
    }

    /// Kinds of nesting, so many levels deep.
    private static func nested(_ count: Int) -> [String] {
        func times(_ text: String) -> String { String(repeating: text, count: count) }
        return [
            times("!(") + "context.a" + times(")"), times("(") + "context.a" + times(")"),
            times("[") + times("]") + " == 1",
            times("{a:") + "1" + times("}") + " == 1", times("if ") + "context.a" + times(" then true else false"),
            times("[1].contains(") + "1" + times(")"), times("-(") + "1" + times(")") + " == 1",
            times("true && (") + "context.a" + times(")"), times("if true then true else ") + "true",
            times("if (if true then true else true) then true else ") + "true",
            "1" + times(" + 1") + " == 1", "context" + times(".a") + " == 1", "context" + times("[\"a\"]") + " == 1",
            // Three levels each.
            String(repeating: "principal has a && ip(\"::1\") == ip(", count: count / 3) + "\"::1\""
                + String(repeating: ")", count: count / 3),
        ]
    }

    @Test("at the limit are read, printed, compiled, decided, validated and worked out ahead on a small stack")
    func limit() throws {
        let validator = Validator(
            schema: try Schema("entity A; action a appliesTo { principal: A, resource: A, context: {a?: Bool} };"))
        let texts = Self.nested(196).map(policy)
        try onSmallStack {
            let (a, action) = (try EntityUID("A", "a"), try EntityUID("Action", "a"))
            let request = Request(principal: a, action: action, resource: a, context: ["a": true])
            for text in texts {
                let policies = try PolicySet(text)
                #expect(try PolicySet(policies.cedarText).policies == policies.policies)
                #expect(try PolicySet(policies.policies).policies.hashValue == policies.policies.hashValue)
                let (answer, reference) = (
                    Authorizer(policies).isAuthorized(request), ReferenceAnswer(policies, request, .none)
                )
                #expect(answer.decision == reference.decision && answer.errors == reference.errors)
                let rest = try policies.residual(for: PartialRequest(principal: a))
                #expect(Authorizer(rest).isAuthorized(request).decision == answer.decision)
                let all = try policies.residual(
                    for: PartialRequest(principal: a, action: action, resource: a, context: ["a": true]))
                #expect(Authorizer(all).isAuthorized(request).decision == answer.decision)
                _ = validator.validate(policies)
            }
        }
    }

    @Test("above the limit are refused on a small stack")
    func aboveTheLimit() throws {
        let texts = Self.nested(201).map(policy)
        try onSmallStack {
            for text in texts { #expect(self.code(text) == .limitExceeded, "\(text.prefix(60))") }
        }
    }

    @Test("The limit is 200")
    func exactly() throws {
        func expr(_ depth: Int) -> String {
            String(repeating: "!(", count: depth - 1) + "true" + String(repeating: ")", count: depth - 1)
        }
        #expect(try Expr(cedar: expr(200)).depth == 200)
        let error = #expect(throws: CedarPolicyError.self) { try Expr(cedar: expr(201)) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("Values at their limit are made, compared, hashed, printed, worked with and let go of on a small stack")
    func deepValues() throws {
        try onSmallStack {
            func value() -> CedarValue {
                (0..<300).reduce(1) { value, level in level % 2 == 0 ? [value] : ["a": value] }
            }
            let (one, other) = (value(), value())
            #expect(one == other && one.hashValue == other.hashValue && one.depth == 300)
            #expect(one.cedarText == other.cedarText)
            let a = try EntityUID("A", "a")
            let context = CedarRecord([("v" as CedarString, .bool(true))])
            #expect(context.depth == 1)
            let entities = try Entities([Entity(a, attributes: CedarRecord([("w" as CedarString, one.attribute)]))])
            let wrapped = String(repeating: "[", count: 190) + "principal.w" + String(repeating: "]", count: 190)
            let policies = try PolicySet("permit(principal, action, resource) when { \(wrapped) == \(wrapped) };")
            let request = Request(principal: a, action: a, resource: a, context: context)
            #expect(Authorizer(policies).isAuthorized(request, entities).decision == .allow)
            let error = #expect(throws: CedarPolicyError.self) {
                let unknown = try PolicySet("permit(principal, action, resource) when { principal.w == context.v };")
                _ = try unknown.residual(for: PartialRequest(principal: a), entities)
            }
            #expect(error?.code == .limitExceeded)
        }
    }

    @Test("may be chains of any length")
    func chains() throws {
        let text = "true" + String(repeating: " && true", count: 100_000)
        let policies = try PolicySet(policy(text) + policy("false" + String(repeating: " || true", count: 100_000)))
        let uid = try EntityUID("A", "a")
        #expect(
            Authorizer(policies).isAuthorized(Request(principal: uid, action: uid, resource: uid)).reasons.count == 2)
    }

    @Test("of ten megabytes are read or refused")
    func large() {
        let size = 10_000_000
        #expect(code(String(repeating: " ", count: size)) == nil)
        #expect(code("//" + String(repeating: "x", count: size)) == nil)
        #expect(code(String(repeating: "x", count: size)) == .syntax)
        #expect(code(String(repeating: ";", count: size / 10)) == .syntax)
        #expect(code("\"" + String(repeating: "x", count: size)) == .syntax)
        let annotations = (0..<(size / 50)).map { "@a\($0) " }.joined()
        #expect(code(annotations + "permit(principal, action, resource);") == nil)
        #expect(code(annotations + "@a7 permit(principal, action, resource);") == .syntax)
        #expect(code(policy("\"" + String(repeating: "\\n", count: size / 20) + "\" == \"\"")) == nil)
        #expect(code(policy("[" + String(repeating: "1,", count: size / 20) + "].contains(2)")) == nil)
    }

    @Test("Bytes lost, doubled, swapped and put in never trap (seed 4)")
    func mutations() {
        var random = SplitMix64(seed: 4)
        let base = Array(Self.text.utf8)
        let signs = Array("()[]{}\"\\*.,;:!-+<>=&|@?/ \n\r09azé\u{A0}".utf8)
        for _ in 0..<5000 {
            var bytes = base
            for _ in 0..<(1 + random.below(3)) {
                let place = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(4)))
                case 1:
                    bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + random.below(8))], at: place)
                case 2: bytes.swapAt(place, random.below(bytes.count))
                default: bytes.insert(signs[random.below(signs.count)], at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let policies = try? PolicySet(text) else { continue }
            let again = try? PolicySet(policies.cedarText)
            #expect(again?.policies.map(\.cedarText) == policies.policies.map(\.cedarText))
        }
    }

    private static let text = #"""
        @id("x") @y // remark
        permit(principal is A::User in Group::"g", action in [Action::"v", Action::"w",], resource == Doc::"d")
        when { context has a.b && context.a["c d"] like "x\*y*" }
        unless { if -1 < 2 * (3 - 4) then !true else ["a", 1,].contains({k: --1, "k 2": ip("10.0.0.0/8")}.k) };
        """#
}

extension CedarValue {
    /// What a record has under its one name.
    fileprivate var attribute: CedarValue { if case .record(let record) = self { record["a"] ?? 1 } else { 1 } }
}
