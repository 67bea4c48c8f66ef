import Foundation
import Testing

@testable import Masking

@Suite("Measures over columns")
struct MeasureTests {
    private struct Case: Decodable {
        let id: Int
        let columns: [[String]]
        let diagnosis: [String]
        let income: [Double]
        let k: Int
        let distinct: Int
        let entropy: Int
        let categorical: Double
        let numeric: Double
    }

    private struct Cases: Decodable { let cases: [Case] }

    @Test("are those of pycanon")
    func pycanon() throws {
        let cases = try JSONDecoder().decode(Cases.self, from: MaskingVectors.data("measures.json")).cases
        #expect(cases.count == 45)
        for each in cases {
            let classes = EquivalenceClasses(columns: each.columns)
            #expect(classes.k == each.k, "case \(each.id)")
            #expect(classes.distinctDiversity(each.diagnosis) == each.distinct, "case \(each.id)")
            // pycanon rounds down, and e^ln(2) is a hair below 2.
            let entropy = classes.entropyDiversity(each.diagnosis)
            #expect(
                Int(entropy) == each.entropy || abs(entropy - Double(each.entropy + 1)) < 1e-9,
                "case \(each.id): \(entropy)")
            #expect(abs(classes.closeness(each.diagnosis) - each.categorical) < 1e-9, "case \(each.id)")
            #expect(abs(try classes.closeness(each.income) - each.numeric) < 1e-9, "case \(each.id)")
        }
    }

    @Test("of tables that can be worked out by hand")
    func byHand() throws {
        let classes = EquivalenceClasses(columns: [["a", "a", "b", "b", nil], ["1", "1", "1", "1", "1"]])
        #expect(classes.count == 3 && classes.k == 1 && classes.rowCount == 5)
        #expect(classes.rows(inClassesBelow: 2) == 1 && classes.rows(inClassesBelow: 1) == 0)
        #expect(classes.rows(inClassesBelow: 3) == 5)
        #expect(classes.distinctDiversity(["x", "y", "x", "x", nil]) == 1)
        #expect(classes.distinctDiversity(["x", "y", "x", "y", nil]) == 1)
        let two = EquivalenceClasses(columns: [["a", "a", "b", "b"]])
        #expect(two.distinctDiversity(["x", "y", "x", "y"]) == 2)
        #expect(abs(two.entropyDiversity(["x", "y", "x", "y"]) - 2) < 1e-12)
        #expect(two.entropyDiversity(["x", "x", "x", "y"]) == 1)
        #expect(two.closeness(["x", "y", "x", "y"]) == 0)
        #expect(two.closeness(["x", "x", "y", "y"]) == 0.5)
        // 1 and 2 against 1, 2, 3, 4: half of the rows two places on.
        #expect(abs(try two.closeness([1, 2, 3, 4]) - 1.0 / 3) < 1e-12)
        #expect(abs(try two.closeness([-.infinity, 2, 3, .infinity]) - 1.0 / 3) < 1e-12)
        #expect(try two.closeness([7, 7, 7, 7]) == 0)
        #expect(try two.closeness([0, -0.0, 0, 0]) == 0)
    }

    @Test("tell values apart by their bytes, and a missing one from an empty one")
    func bytes() {
        #expect(EquivalenceClasses(columns: [["é", "e\u{301}"]]).k == 1)
        #expect(EquivalenceClasses(columns: [["", nil]]).k == 1)
        // Columns are not run together.
        #expect(EquivalenceClasses(columns: [["a", "ab"], ["bc", "c"]]).count == 2)
    }

    @Test("of no rows are 0")
    func empty() throws {
        let classes = EquivalenceClasses(columns: [[], []])
        #expect(classes.k == 0 && classes.count == 0)
        #expect(classes.distinctDiversity([]) == 0 && classes.entropyDiversity([]) == 0)
        #expect(try classes.closeness([String?]()) == 0 && classes.closeness([Double]()) == 0)
    }

    @Test("of what is not a number are refused, with the row")
    func notANumber() throws {
        let classes = EquivalenceClasses(columns: [["a", "a"]])
        let error = try #require(maskingError { try classes.closeness([1, .nan]) })
        #expect(error.code == .measureUndefined && error.message.contains("row 1"))
    }

    @Test("of columns of other lengths are a programming error")
    func lengths() async {
        await #expect(processExitsWith: .failure) { _ = EquivalenceClasses(columns: [["a"], []]) }
        await #expect(processExitsWith: .failure) { _ = EquivalenceClasses(columns: []) }
        await #expect(processExitsWith: .failure) {
            _ = EquivalenceClasses(columns: [["a"]]).distinctDiversity(["a", "b"])
        }
    }

    @Test("the logarithm is that of the mathematical library")
    func logarithm() {
        for step in 1...2000 {
            let x = Double(step) / 1000
            #expect(abs(Logarithm.ln(x) - log(x)) <= 4e-16 * max(1, abs(log(x))))
            #expect(abs(Logarithm.exp(5 * x) / exp(5 * x) - 1) < 4e-15)
        }
    }
}

@Suite("The leak of a mask")
struct MaskLeakTests {
    @Test("is what came through")
    func leak() {
        let leak = MaskLeak(
            of: ["ada@example.org", "x", nil, "", "bob"], masked: ["a**@example.org", "x", "y", "z", nil])
        #expect(leak.count == 3 && leak.unchanged == 1)
        #expect(leak.unchangedShare == 1.0 / 3)
        #expect(leak.longestVisible == 12 && leak.row == 0)
        let none = MaskLeak(of: ["abc"], masked: ["***"])
        #expect(none.longestVisible == 0 && none.row == nil && none.unchangedShare == 0)
        #expect(MaskLeak(of: [], masked: []).unchangedShare == 0)
    }

    @Test("counts grapheme clusters")
    func graphemes() {
        #expect(MaskLeak(of: ["👩‍👩‍👧‍👦a🇩🇪"], masked: ["a🇩🇪"]).longestVisible == 2)
        #expect(MaskLeak(of: ["👩‍👩‍👧‍👦"], masked: ["👩"]).longestVisible == 0)
        #expect(MaskLeak(of: ["e\u{301}"], masked: ["é"]).unchanged == 0)
        #expect(MaskLeak(of: ["e\u{301}"], masked: ["é"]).longestVisible == 1)
    }

    @Test("is the longest common piece, as a slow way finds it", arguments: [UInt64(1), 2])
    func slow(_ seed: UInt64) {
        var state = seed
        func text(_ letters: Int) -> String {
            var text = ""
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<Int((state >> 33) % 24) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append("abcé"[String.Index(utf16Offset: Int((state >> 33) % UInt64(letters)), in: "abcé")])
            }
            return text
        }
        for round in 0..<400 {
            let (a, b) = (text(2 + round % 3), text(2 + round % 3))
            var longest = 0
            let letters = Array(a)
            for start in letters.indices {
                for end in start..<letters.count where b.contains(String(letters[start...end])) {
                    longest = max(longest, end - start + 1)
                }
            }
            #expect(CommonPiece.longest(a, b) == longest, "\(a) \(b)")
        }
    }

    @Test("of long values is found in linear time")
    func long() {
        let text = String(repeating: "ab", count: 50_000)
        #expect(MaskLeak(of: [text], masked: ["b" + text]).longestVisible == 100_000)
    }

    @Test("of columns of other lengths is a programming error")
    func lengths() async {
        await #expect(processExitsWith: .failure) { _ = MaskLeak(of: ["a"], masked: []) }
    }
}
