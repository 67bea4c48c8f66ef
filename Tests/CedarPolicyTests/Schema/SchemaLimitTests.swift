import Testing

@testable import CedarPolicy

/// Schemas made to hurt: each is refused, or read in time.
@Suite struct SchemaLimitTests {
    func code(_ text: String) -> CedarPolicyError.Code? {
        do throws(CedarPolicyError) {
            _ = try Schema(text)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func nestingIsBounded() {
        let deep = String(repeating: "Set<", count: 100_000) + "Long" + String(repeating: ">", count: 100_000)
        #expect(code("type T = \(deep);") == .limitExceeded)
        let records = String(repeating: "{a: ", count: 100_000) + "Long" + String(repeating: "}", count: 100_000)
        #expect(code("entity A = \(records);") == .limitExceeded)
        #expect(
            code(
                "entity A = {a: " + String(repeating: "Set<", count: 50) + "Long"
                    + String(repeating: ">", count: 50) + "};") == nil)
    }

    @Test func commonTypesThatContainThemselvesAreRefused() {
        #expect(code("type A = A;") == .invalidSchema)
        #expect(code("type A = Set<B>; type B = {c: C}; type C = A;") == .invalidSchema)
        #expect(code("type A = {b: B, c: C}; type B = C; type C = Long;") == nil)
    }

    /// Each type is twice the one before.
    @Test func commonTypesCannotGrowWithoutBounds() {
        let types = (1...60).map { "type T\($0) = {a: T\($0 - 1), b: T\($0 - 1)};" }.joined()
        #expect(code("type T0 = {a: Long};" + types) == .limitExceeded)
        // Nor in depth, though each is small.
        let chain = (1...100_000).map { "type T\($0) = Set<T\($0 - 1)>;" }.joined()
        #expect(code("type T0 = Long;" + chain) == .limitExceeded)
    }

    @Test func actionsThatAreInThemselvesAreRefused() {
        #expect(code("action a in [a];") == .invalidSchema)
        #expect(code("action a in [b]; action b in [c]; action c in [a];") == .invalidSchema)
        #expect(code("action a in [b, c]; action b in [c]; action c;") == nil)
    }

    @Test func entityTypesMayBeAboveThemselves() throws {
        let schema = try Schema("entity A in [B]; entity B in [A];")
        let a = try QualifiedName("A")
        #expect(schema.entityTypes[a]?.ancestors == [a, try QualifiedName("B")])
    }

    @Test func longTextsAreReadOrRefused() {
        let many = (0..<20_000).map { "entity E\($0) = {a: Long, b?: E\($0)};" }.joined()
        #expect(code(many) == nil)
        #expect(code(String(repeating: " ", count: SchemaParser.lengthLimit + 1)) == .limitExceeded)
        #expect(code(String(repeating: "entity A in B", count: 200_000)) == .syntax)
        #expect(code(String(repeating: "@", count: 1_000_000)) == .syntax)
    }

    /// A chain whose closure has more pairs than steps are taken.
    @Test func hierarchiesAreBounded() {
        let chain = (1...2_100).map { "entity E\($0) in [E\($0 - 1)];" }.joined()
        #expect(code("entity E0;" + chain) == .limitExceeded)
    }

    @Test func severalFaultsAreReportedAtOnce() throws {
        let text = """
            entity A = { a Long };
            entity B;
            action x appliesTo { principal: B };
            type if = Long;
            """
        let error = try #require(throws: CedarPolicyError.self) { try Schema(text) }
        #expect(error.diagnostics.map { $0.span?.start.line } == [1, 3, 4])
        let names = try #require(throws: CedarPolicyError.self) { try Schema("entity A; entity A; type Set = Long;") }
        #expect(names.diagnostics.count == 2)
    }

    @Test func documentsSayWhereTheFaultIs() throws {
        let text =
            #"{"N": {"entityTypes": {"A": {"shape": {"type": "Record", "attributes": {"a": {"type": "Set"}}}}}, "actions": {}}}"#
        let error = try #require(throws: CedarPolicyError.self) { try Schema(json: text) }
        #expect(error.diagnostics[0].path == "[namespace].entityTypes.A.shape.attributes.a")
        let deep = String(repeating: #"{"type":"Set","element":"#, count: 10_000)
        let nested = #"{"":{"entityTypes":{},"actions":{},"commonTypes":{"T":"# + deep
        #expect(throws: CedarPolicyError.self) { try Schema(json: nested) }
    }
}
