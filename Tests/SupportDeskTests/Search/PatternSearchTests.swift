import Testing

@testable import SupportDesk

@Suite("A search for many texts at once")
struct PatternSearchTests {
    private struct Match: Hashable {
        let pattern: Int
        let place: Int
    }

    private static func found(_ search: PatternSearch, _ haystack: [UInt8]) -> Set<Match> {
        var found: Set<Match> = []
        search.run(on: haystack) { found.insert(Match(pattern: $0, place: $1)) }
        return found
    }

    /// What is obvious: every text at every place.
    private static func naive(_ patterns: [[UInt8]], _ haystack: [UInt8]) -> Set<Match> {
        var found: Set<Match> = []
        for (number, pattern) in patterns.enumerated() where pattern.count <= haystack.count {
            for place in 0...haystack.count - pattern.count
            where haystack[place..<place + pattern.count].elementsEqual(pattern) {
                found.insert(Match(pattern: number, place: place))
            }
        }
        return found
    }

    @Test("finds what a naive search finds, in texts of few letters", arguments: 1...40)
    func agreesWithNaive(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        // Few letters, so that texts overlap, contain each other, and begin alike.
        let letters = 2 + numbers.number(below: 3)
        func text(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(97 + numbers.number(below: letters)) } }
        let patterns = (0..<60).map { _ in text(6 + numbers.number(below: 20)) }
        var search = PatternSearch()
        for pattern in patterns { search.add(pattern) }
        search.prepare()
        let haystack = text(4000) + patterns[0] + text(numbers.number(below: 20)) + patterns[59]
        #expect(Self.found(search, haystack) == Self.naive(patterns, haystack), "seed \(seed)")
    }

    @Test("finds a text at the first and at the last place, and no text that any one byte of was changed")
    func changedBytes() {
        for length in [6, 7, 8, 9, 11, 12, 15, 16, 17, 40] {
            let pattern = (0..<length).map { UInt8(65 + $0) }
            var search = PatternSearch()
            search.add(pattern)
            search.prepare()
            #expect(Self.found(search, pattern) == [Match(pattern: 0, place: 0)])
            for place in 0..<length {
                var changed = pattern
                changed[place] ^= 1 << UInt8(place % 8)
                #expect(Self.found(search, changed).isEmpty, "length \(length), byte \(place)")
                #expect(Self.found(search, changed + pattern) == [Match(pattern: 0, place: length)])
            }
            #expect(Self.found(search, Array(pattern.dropLast())).isEmpty)
        }
    }

    @Test("nothing is found in nothing, or by nothing")
    func nothing() {
        var search = PatternSearch()
        search.prepare()
        #expect(Self.found(search, Array("customers".utf8)).isEmpty)
        search = PatternSearch()
        search.add(Array("customers".utf8))
        search.prepare()
        #expect(Self.found(search, []).isEmpty)
    }

    @Test("a short text is a programming error") func shortText() async {
        await #expect(processExitsWith: .failure) {
            var search = PatternSearch()
            search.add(Array("short".utf8))
        }
    }
}
