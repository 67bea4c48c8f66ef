import FormatPreservingEncryption
import Foundation
import TestSupport
import Testing

/// Systems that normalise what they store must not destroy tokens.
@Suite("Tokens of names survive normalisation")
struct NameNormalizationTests {
    struct Script: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let script: NameScript
        let letters: Int
    }

    static let scripts = [
        Script(testDescription: "Latin", script: .latin, letters: 334),
        Script(testDescription: "Cyrillic", script: .cyrillic, letters: 114),
        Script(testDescription: "Greek", script: .greek, letters: 69),
        Script(testDescription: "Han", script: .han, letters: 20_992),
        Script(testDescription: "Kana", script: .kana, letters: 176),
        Script(testDescription: "Hangul", script: .hangul, letters: 11_172),
        Script(testDescription: "Arabic", script: .arabic, letters: 49),
        Script(testDescription: "Devanagari", script: .devanagari, letters: 67),
    ]

    private func isNFC(_ text: String) -> Bool {
        // By scalars: strings that are canonically equivalent compare as equal.
        Array(text.precomposedStringWithCanonicalMapping.unicodeScalars) == Array(text.unicodeScalars)
    }

    @Test("Every letter alone, and every letter with every kept character after it", arguments: scripts)
    func letters(script: Script) throws {
        let letters = Array(script.script.alphabet.symbols.unicodeScalars)
        let kept = Array(script.script.kept.unicodeScalars)
        #expect(letters.count == script.letters)
        let cipher = try FormatCipher(
            key: FF1Key(Array(0..<32)), format: .name(script.script, maximumLetters: 2_048))
        // All letters stand before a kept character once; with a mark that composes, as one scalar in the value.
        for mark in kept {
            for start in stride(from: 0, to: letters.count, by: 500) {
                let part = letters[start..<min(start + 500, letters.count)]
                var view = String.UnicodeScalarView()
                for letter in part { view.append(contentsOf: [letter, mark]) }
                let value = String(view).precomposedStringWithCanonicalMapping
                guard value.unicodeScalars.count > 40 else { continue }
                let token = try cipher.encrypt(value)
                #expect(isNFC(token), "\(mark.value)")
                #expect(try Array(cipher.decrypt(token).unicodeScalars) == Array(value.unicodeScalars), "\(mark.value)")
                if start > 2_000 { break }
            }
        }
        for start in stride(from: 0, to: letters.count, by: 1_000) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: letters[start..<min(start + 1_000, letters.count)])
            let text = String(view)
            #expect(isNFC(text))
            if text.unicodeScalars.count > 40 { #expect(try isNFC(cipher.encrypt(text))) }
        }
    }

    @Test("Random names of letters and kept characters, as NFC writes them, singly and in columns", arguments: scripts)
    func random(script: Script) throws {
        var generator = SplitMix64(seed: 0x4E4643)
        let letters = Array(script.script.alphabet.symbols.unicodeScalars)
        let kept = Array(script.script.kept.unicodeScalars)
        let cipher = try FormatCipher(key: FF1Key(generator.bytes(32)), format: .name(script.script))
        var values: [String] = []
        for _ in 0..<400 {
            var view = String.UnicodeScalarView()
            for _ in 0..<12 {
                view.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
                for _ in 0..<Int.random(in: 0...3, using: &generator) {
                    view.append(kept[Int.random(in: 0..<kept.count, using: &generator)])
                }
            }
            values.append(String(view).precomposedStringWithCanonicalMapping)
        }
        let tokens = try cipher.encryptColumn(values)
        #expect(tokens.allSatisfy(isNFC), "seed \(generator.seed)")
        let back = try cipher.decryptColumn(tokens)
        for (row, value) in values.enumerated() {
            #expect(Array(back[row].unicodeScalars) == Array(value.unicodeScalars), "seed \(generator.seed)")
            #expect(Array(try cipher.encrypt(value).unicodeScalars) == Array(tokens[row].unicodeScalars))
            let rank = try cipher.format.rank(of: value)
            #expect(try Array(cipher.format.unrank(rank).unicodeScalars) == Array(value.unicodeScalars))
        }
    }

    @Test("A letter that holds a nukta: the nukta stays, the letter does not, and two scalars in its place are refused")
    func nukta() throws {
        let format = try Format.name(.devanagari)
        let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: format)
        let value = "\u{929}\u{915}\u{93C}\u{931}\u{92E}\u{934}"
        let token = try cipher.encrypt(value)
        #expect(try cipher.decrypt(token) == value)
        let apart = token.decomposedStringWithCanonicalMapping.unicodeScalars.map(\.value)
        #expect(apart.count == 9 && [1, 3, 5, 8].allSatisfy { apart[$0] == 0x93C })
        #expect(try format.rank(of: value).kept == ["_\u{93C}_\u{93C}_\u{93C}__\u{93C}"])
        for (text, position) in [
            ("\u{915}\u{916}\u{928}\u{93C}\u{917}", 3), ("\u{930}\u{93C}\u{915}\u{916}\u{917}", 1),
        ] {
            let error = try #require(throws: FormatPreservingEncryptionError.self) { try cipher.encrypt(text) }
            #expect(error.code == .invalidSymbol && error.position == position)
        }
        // The token of the longest value is no longer than what is read.
        let short = try Format.name(.devanagari, maximumLetters: 4)
        #expect(!short.isValue("\u{929}\u{929}\u{929}\u{929}    "))
        #expect(short.isValue("\u{929}\u{929}\u{929}\u{929}"))
    }
}
