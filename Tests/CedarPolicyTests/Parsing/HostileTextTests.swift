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

    @Test("at the limit are read, printed, compiled and decided")
    func limit() throws {
        let open = String(repeating: "!(", count: 498)
        let close = String(repeating: ")", count: 498)
        for text in [open + "true" + close, "1" + String(repeating: " + 1", count: 499) + " == 1"] {
            let result = code(policy(text))
            #expect(result == nil || result == .limitExceeded)
        }
        let policies = try PolicySet(policy(open + "context.a" + close))
        let again = try PolicySet(policies.cedarText)
        #expect(again.policies == policies.policies)
        let uid = try EntityUID("A", "a")
        let request = Request(principal: uid, action: uid, resource: uid, context: ["a": true])
        #expect(Authorizer(policies).isAuthorized(request).decision == .allow)
        #expect(ReferenceAnswer(policies, request, .none).decision == .allow)
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
        #expect(code(policy("\"" + String(repeating: "\\n", count: size / 20) + "\" == \"\"")) == nil)
        #expect(code(policy("[" + String(repeating: "1,", count: size / 20) + "].contains(2)")) == nil)
    }

    @Test("Bytes lost, doubled, swapped and put in never trap (seed 4)")
    func mutations() {
        var random = SplitMix(seed: 4)
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

/// SplitMix64, so that a seed says all.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
