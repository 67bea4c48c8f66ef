import FormatPreservingEncryption
import Foundation
import Testing

/// Vectors made with the Python package `fte`: see `Tests/Vectors/formats/README.md`.
@Suite("Expressions against an independent automaton")
struct ExpressionVectorTests {
    struct Vectors: Sendable, CustomTestStringConvertible {
        let expression: String
        let maximumLength: Int
        let size: String
        var rows: [(rank: String, text: String)] = []

        var testDescription: String { expression }
    }

    static let vectors: [Vectors] = {
        let file = URL(filePath: #filePath).appending(path: "../../../Vectors/formats/expressions.txt")
            .standardizedFileURL
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var all: [Vectors] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields[0].isEmpty {
                all[all.count - 1].rows.append((fields[1], fields[2]))
            } else {
                all.append(Vectors(expression: fields[0], maximumLength: Int(fields[1]) ?? 0, size: fields[2]))
            }
        }
        return all
    }()

    @Test("There are two dozen") func count() { #expect(Self.vectors.count == 24) }

    @Test("Size, rank and unrank agree", arguments: vectors)
    func agreement(vectors: Vectors) throws {
        let format = try Format(regex: vectors.expression, maximumLength: vectors.maximumLength)
        #expect(format.domainSize.decimal == vectors.size)
        #expect(vectors.rows.count >= 40)
        for (rank, text) in vectors.rows {
            #expect(try format.rank(of: text).decimal == rank)
            #expect(try format.unrank(FormatRank(decimal: rank)) == text)
        }
    }
}
