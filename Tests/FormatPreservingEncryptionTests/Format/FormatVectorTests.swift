import FormatPreservingEncryption
import Testing

/// Vectors made with an independent implementation: see `Tests/Vectors/formats/README.md`.
@Suite("Formats against an independent implementation")
struct FormatVectorTests {
    @Test("Rank, unrank, token and value, one at a time and as a column", arguments: FormatVectors.names)
    func vectors(name: String) throws {
        let vectors = try FormatVectors(name)
        #expect(vectors.rows.count == 1_000)
        let cipher = try FormatCipher(key: FF1Key(Array(0..<32)), format: vectors.format)
        for row in vectors.rows {
            let rank = try vectors.format.rank(of: row.value)
            #expect(rank.decimal == row.rank, "rank in \(name)")
            #expect(try vectors.format.unrank(rank) == row.value, "unrank in \(name)")
            #expect(try cipher.encrypt(row.value, tweak: vectors.tweak) == row.token, "token in \(name)")
            #expect(try cipher.decrypt(row.token, tweak: vectors.tweak) == row.value, "value in \(name)")
        }
        let (values, tokens) = (vectors.rows.map(\.value), vectors.rows.map(\.token))
        #expect(try cipher.encryptColumn(values, tweak: vectors.tweak) == tokens)
        #expect(try cipher.decryptColumn(tokens, tweak: vectors.tweak) == values)
    }
}
