import FormatPreservingEncryption
import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Tokenizers in several threads")
struct ConcurrencyTests {
    @Test("give what they give in one, all sharing one of each kind")
    func shared() throws {
        let root = try RootKeyset(Keyset(.root), cachedSubkeys: 4)
        let opaque = OpaqueTokenizer(root)
        let oneWay = OneWayTokenizer(root)
        let format = FormatTokenizer(root, format: try .paymentCard(), name: "pan", mismatch: .opaque(.text(.tok)))
        var generator = SplitMix64(seed: 1)
        let values = (0..<30).map { _ in generator.card() } + ["x", "ada@example.org"]
        let contexts = (0..<8).map { FieldContext(tenant: "t\($0)", domain: "d") }

        @Sendable func tokens(_ context: FieldContext) throws -> [String] {
            try values.flatMap { value in
                [
                    try opaque.tokenizeDeterministically(value, context: context),
                    try oneWay.tokenizeDeterministically(value, context: context),
                    try format.tokenizeDeterministically(value, context: context),
                    try format.check(of: value, context: context),
                ]
            }
        }
        let expected = try contexts.map(tokens)
        let results = try inThreads(8) { thread in
            for round in 0..<8 {
                let number = (thread + round) % 8
                let context = contexts[number]
                guard try tokens(context) == expected[number] else { return false }
                for value in values {
                    let random = try opaque.tokenize(value, context: context, until: .distantFuture)
                    guard try opaque.detokenize(random, context: context) == value else { return false }
                    let token = try format.tokenizeDeterministically(value, context: context)
                    guard try format.detokenize(token, context: context) == value else { return false }
                }
                let column = try format.tokenizeColumnDeterministically(values, context: context).complete()
                guard try format.detokenizeColumn(column, context: context).complete() == values else { return false }
            }
            return true
        }
        #expect(results == Array(repeating: true, count: 8))
    }
}
