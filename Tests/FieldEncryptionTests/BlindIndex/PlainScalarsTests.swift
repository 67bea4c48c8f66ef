import Foundation
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Scalars that are normalized without looking them up")
struct PlainScalarsTests {
    /// Above there are no cases and no decompositions.
    private static let all: [Unicode.Scalar] = (UInt32(0)...0x2FFFF).compactMap(Unicode.Scalar.init)

    @Test("fold to what looking them up makes of them")
    func folding() {
        var count = 0
        for scalar in Self.all {
            guard let folded = PlainScalars.folded(scalar.value).flatMap(Unicode.Scalar.init) else { continue }
            count += 1
            #expect(scalar.caseFolded.unicodeScalars.elementsEqual([folded]), "U+\(String(scalar.value, radix: 16))")
        }
        #expect(count > 30_000)
    }

    @Test("are composed, and none composes with a scalar before it or changes places with one beside it")
    func composition() {
        var classes: Set<Unicode.CanonicalCombiningClass> = []
        for scalar in Self.all where PlainScalars.isComposed(scalar.value) {
            classes.insert(scalar.properties.canonicalCombiningClass)
            let text = String(scalar)
            #expect(
                text.precomposedAtOnce.unicodeScalars.elementsEqual([scalar]), "U+\(String(scalar.value, radix: 16))")
        }
        #expect(classes == [.notReordered, .virama])
        // What stands behind the first scalar of a decomposition is what composes with one before it.
        for scalar in Self.all where !(0xAC00...0xD7A3).contains(scalar.value) {
            for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.dropFirst() {
                #expect(!PlainScalars.isComposed(part.value), "U+\(String(part.value, radix: 16))")
            }
        }
        // Of Hangul by its algorithm: vowels and finals.
        for part in UInt32(0x1161)...0x1175 { #expect(!PlainScalars.isComposed(part)) }
        for part in UInt32(0x11A7)...0x11C2 { #expect(!PlainScalars.isComposed(part)) }
    }

    @Test("are normalized as others are, in texts of both", arguments: Seed.all)
    func texts(seed: Seed) {
        var random = seed.generator
        let plain = Self.all.filter { PlainScalars.isComposed($0.value) && $0.value < 0x3100 }
        let others: [Unicode.Scalar] = [
            "\u{301}", "\u{323}", "\u{93C}", "\u{3099}", "\u{11A8}", "\u{1100}", "\u{DF}", "\u{130}", "\u{FB01}",
            "\u{1E9E}",
        ]
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let isPlain = Int.random(in: 0..<8, using: &random) > 0
                text.unicodeScalars.append((isPlain ? plain : others).randomElement(using: &random)!)
            }
            #expect(text.precomposed.utf8.elementsEqual(text.precomposedAtOnce.utf8))
            let folded = text.unicodeScalars.map(\.caseFolded).joined()
            #expect(text.caseFolded.utf8.elementsEqual(folded.utf8))
        }
    }
}
