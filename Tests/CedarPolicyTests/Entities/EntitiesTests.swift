import TestSupport
import Testing

@testable import CedarPolicy

@Suite("Entities")
struct EntitiesTests {
    private func uid(_ id: Int) -> EntityUID { EntityUID(type: QualifiedName(unchecked: "A"), id: "\(id)") }

    @Test("are found with their ancestors, whatever the order that they come in")
    func closure() throws {
        let count = 2000
        let entities = try Entities((0..<count).map { Entity(uid($0), parents: $0 == 0 ? [] : [uid($0 - 1)]) })
        #expect(entities.count == count)
        #expect(entities.isIn(uid(count - 1), uid(0)))
        #expect(!entities.isIn(uid(0), uid(1)))
        let reversed = try Entities(
            (0..<count).reversed().map { Entity(uid($0), parents: $0 == 0 ? [] : [uid($0 - 1)]) })
        #expect(reversed.isIn(uid(count - 1), uid(0)))
        #expect(entities[uid(7)]?.parents == [uid(6)])
        #expect(entities[uid(-1)] == nil)
    }

    @Test("that are not given may still be parents, and have none themselves")
    func missing() throws {
        let entities = try Entities([Entity(uid(1), parents: [uid(2)]), Entity(uid(3), parents: [uid(4)])])
        #expect(entities.isIn(uid(1), uid(2)) && !entities.isIn(uid(2), uid(1)))
        #expect(entities.isIn(uid(9), uid(9)))
    }

    @Test("with more ancestors than can be held are refused")
    func many() throws {
        func code(_ entities: [Entity]) -> CedarPolicyError.Code? {
            do {
                _ = try Entities(entities)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code((0..<100_000).map { Entity(uid($0), parents: [uid($0 + 1)]) }) == .limitExceeded)
        #expect(code((0..<100_000).map { Entity(uid($0), parents: [uid($0 + 1), uid($0 + 2)]) }) == .limitExceeded)
        // Few ancestors, but by many ways.
        let top = (0..<1000).map { Entity(uid($0), parents: (1000..<1100).map(uid)) }
        #expect(code((2000..<3000).map { Entity(uid($0), parents: (0..<1000).map(uid)) } + top) == .limitExceeded)
        // Many that are wide rather than deep.
        #expect(code((0..<100_000).map { Entity(uid($0), parents: (0..<3).map { uid(-1 - $0) }) }) == nil)
    }

    @Test("have each ancestor once, found by all ways (seed 5)")
    func ways() throws {
        var random = SplitMix64(seed: 5)
        let count = 60
        for _ in 0..<20 {
            let parents = (0..<count).map { place in
                (0..<random.below(5)).compactMap { _ in place > 0 ? random.below(place) : nil }
            }
            var above: [Set<Int>] = []
            for list in parents { above.append(list.reduce(into: Set(list)) { $0.formUnion(above[$1]) }) }
            let entities = try Entities(parents.enumerated().map { Entity(uid($0), parents: $1.map(uid)) })
            for place in 0..<count {
                #expect(Set(entities.nodes[place].ancestors) == Set(above[place].map(uid)))
                #expect(entities.nodes[place].ancestors.count == above[place].count)
            }
        }
    }

    @Test("in a circle are refused")
    func cycles() throws {
        func code(_ edges: [(Int, [Int])]) -> CedarPolicyError.Code? {
            do {
                _ = try Entities(edges.map { Entity(uid($0.0), parents: $0.1.map(uid)) })
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code([(1, [1])]) == .entityCycle)
        #expect(code([(1, [2]), (2, [3]), (3, [1])]) == .entityCycle)
        #expect(code([(1, [2, 3]), (2, [4]), (3, [4]), (4, [])]) == nil)
        #expect(code([(1, [2]), (1, [2])]) == nil)
        #expect(code([(1, [2]), (1, [3])]) == .duplicateEntity)
    }

    static let faults: [(String, CedarPolicyError.Code, String?)] = [
        ("", .invalidJSON, nil), ("[] x", .invalidJSON, nil), ("{}", .invalidEntity, ""),
        (#"[{"attrs":{},"parents":[]}]"#, .invalidEntity, "[0]"),
        (#"[{"uid":{"type":"A","id":"x"},"parents":[]}]"#, .invalidEntity, "[0]"),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{}}]"#, .invalidEntity, "[0]"),
        (#"[{"uid":"A::\"x\"","attrs":{},"parents":[]}]"#, .invalidEntity, "[0].uid"),
        (#"[{"uid":{"type":"A","id":1},"attrs":{},"parents":[]}]"#, .invalidEntity, "[0].uid"),
        (#"[{"uid":{"type":"A B","id":"x"},"attrs":{},"parents":[]}]"#, .invalidEntity, "[0].uid"),
        (#"[{"uid":{"type":"if","id":"x"},"attrs":{},"parents":[]}]"#, .invalidEntity, "[0].uid"),
        (#"[{"uid":{"type":"__cedar::A","id":"x"},"attrs":{},"parents":[]}]"#, .invalidEntity, "[0].uid"),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{"a":null},"parents":[]}]"#, .invalidEntity, "[0].attrs.a"),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{"a":[1,1.5]},"parents":[]}]"#, .invalidEntity, "[0].attrs.a[1]"),
        (
            #"[{"uid":{"type":"A","id":"x"},"attrs":{"a":9223372036854775808},"parents":[]}]"#, .invalidEntity,
            "[0].attrs.a"
        ),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{"a":-0},"parents":[]}]"#, .invalidEntity, "[0].attrs.a"),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{"a":1,"a":1},"parents":[]}]"#, .invalidJSON, nil),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{"a":{"__expr":"1"}},"parents":[]}]"#, .invalidEntity, "[0].attrs.a"),
        (
            #"[{"uid":{"type":"A","id":"x"},"attrs":{"a":{"__entity":1}},"parents":[]}]"#, .invalidEntity,
            "[0].attrs.a.__entity"
        ),
        (
            #"[{"uid":{"type":"A","id":"x"},"attrs":{"a":{"__extn":{"fn":"ip","arg":"x"}}},"parents":[]}]"#,
            .invalidValue, "[0].attrs.a.__extn"
        ),
        (
            #"[{"uid":{"type":"A","id":"x"},"attrs":{"a":{"__extn":{"fn":"no","arg":"x"}}},"parents":[]}]"#,
            .invalidEntity, "[0].attrs.a.__extn"
        ),
        (
            #"[{"uid":{"type":"A","id":"x"},"attrs":{},"parents":[{"type":"A","id":"x"}]}]"#, .entityCycle,
            "[0].parents[0]"
        ),
        (
            #"[{"uid":{"type":"Action","id":"x"},"attrs":{},"parents":[{"type":"A","id":"x"}]}]"#, .invalidEntity,
            "[0].parents[0]"
        ),
        (#"[{"uid":{"type":"A","id":"x"},"attrs":{},"parents":[],"tags":null}]"#, .invalidEntity, "[0].tags"),
    ]

    @Test("whose documents are wrong are refused with the path", arguments: faults)
    func documents(_ text: String, _ code: CedarPolicyError.Code, _ path: String?) {
        let error = #expect(throws: CedarPolicyError.self) { try Entities(json: text) }
        #expect(error?.code == code)
        #expect(error?.diagnostics.first?.path == path)
    }

    @Test("come back from JSON as they were written")
    func json() throws {
        let text = #"""
            [{"uid":{"type":"N::A","id":"\"\u0000é\ud83d\ude00"},"parents":[{"__entity":{"type":"B","id":""}}],"tags":{"t":[1]},
              "attrs":{"":1,"if":[true,"x",[]],"e":{"__entity":{"type":"B","id":"b"}},"r":{"x":{"y":-9223372036854775808}},
              "ip":{"__extn":{"fn":"ip","arg":"::1/64"}},"d":{"__extn":{"fn":"decimal","args":["1.5"]}},
              "t":{"__extn":{"fn":"offset","args":[{"__extn":{"fn":"datetime","arg":"9999-12-31"}},{"__extn":{"fn":"duration","arg":"9d"}}]}},
              "u":{"__extn":{"fn":"duration","arg":"-1h"}},"v":{"__extn":{"fn":"datetime","arg":"2024-02-29T01:02:03.004Z"}}}}]
            """#
        let entities = try Entities(json: text)
        let again = try Entities(json: entities.json)
        #expect(again.all == entities.all)
        #expect(entities.all[0].attributes.count == 9)
    }
}
