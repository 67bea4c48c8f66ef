import CryptoCore
import FormatPreservingEncryption
import TestSupport
import Testing

/// Vectors made with an independent implementation: see `Tests/Vectors/ff1/README.md`.
@Suite("FF1 against an independent implementation")
struct FF1VectorTests {
    @Test("Every case, one at a time and as a column, in both directions")
    func cases() throws {
        let cases = try FF1Vectors.cases()
        #expect(cases.count > 2_000)
        for vector in cases {
            let ff1 = try FF1(key: FF1Key(bytes(vector.key)), radix: Radix(vector.radix))
            let (tweak, width) = (bytes(vector.tweak), vector.plaintext.count)
            #expect(try ff1.encrypt(vector.plaintext, tweak: tweak) == vector.ciphertext, "\(vector)")
            #expect(try ff1.decrypt(vector.ciphertext, tweak: tweak) == vector.plaintext, "\(vector)")

            var column = vector.plaintext + vector.plaintext
            var span = column.mutableSpan
            try ff1.encryptColumn(&span, width: width, tweak: tweak.span)
            #expect(column == vector.ciphertext + vector.ciphertext, "\(vector)")
            span = column.mutableSpan
            try ff1.decryptColumn(&span, width: width, tweak: tweak.span)
            #expect(column == vector.plaintext + vector.plaintext, "\(vector)")
        }
    }

    @Test("The shortest value of every radix from 2 to 65,536, with an empty tweak")
    func everyRadix() throws {
        let vectors = try FF1Vectors.everyRadix()
        let key = try FF1Key(bytes(vectors.key))
        var checked = 0
        for block in vectors.blocks {
            var ciphertexts: [UInt8] = []
            for radix in block.first...block.last {
                let ff1 = try FF1(key: key, radix: Radix(radix))
                let plaintext = (0..<ff1.minimumLength).map { UInt16(($0 * 7919 + radix * 31 + 5) % radix) }
                let ciphertext = try ff1.encrypt(plaintext)
                #expect(try ff1.decrypt(ciphertext) == plaintext, "radix \(radix)")
                for numeral in ciphertext { ciphertexts += [UInt8(numeral >> 8), UInt8(numeral & 0xFF)] }
                checked += 1
            }
            let digest = try SHA256.digest(ciphertexts.span)
            #expect(digest.indices.map { digest[$0] } == bytes(block.sha256), "radix \(block.first) to \(block.last)")
        }
        #expect(checked == 65_535)
    }
}
