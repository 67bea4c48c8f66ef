import Foundation

/// What format-preserving tokens make stand in a file by chance.
///
/// The token of a telephone number is a telephone number, and so can be that of another customer; digits of a number can stand
/// within the token of a card. Nobody who has the file can tell these from all others. They are told from leaks by what is
/// known here: whose row it is, and how many there are to be expected.
struct ChanceHits: Sendable {
    /// The texts that stand within the token of somebody who does not have that value.
    private(set) var explained: Set<Int> = []
    /// How often that is.
    private(set) var count = 0
    /// How often it is to be expected.
    private(set) var expected = 0.0
    /// Values that stand in their own customer's row.
    private(set) var ownValues = 0

    /// No more than this can be chance: six standard deviations beyond what is to be expected.
    var limit: Int { Int((expected + 6 * expected.squareRoot() + 6).rounded(.up)) }

    /// A token as it stands in the file.
    struct Token: Hashable, Sendable {
        /// Whose row it stands in.
        let customer: Int
        let text: String
    }

    /// - Parameters:
    ///   - tokens: of telephone numbers and cards.
    ///   - patterns: what is looked for.
    ///   - customers: by id.
    init(
        _ tokens: [Token], _ patterns: PlaintextPatterns, _ customers: [Int: Customer]
    ) {
        for token in tokens {
            patterns.search.run(on: Array(token.text.utf8)) { pattern, _ in
                let (origin, value) = (patterns.origins[pattern], patterns.text(of: pattern))
                guard !origin.field.hasLetters, let customer = customers[token.customer],
                    customer[origin.field] != value
                else {
                    ownValues += 1
                    return
                }
                count += 1
                explained.insert(pattern)
            }
        }
        expected = Self.expectation(tokens.map(\.text), patterns)
    }

    /// Numbers of as many digits are all as likely, but for the first, which tell the country and stay.
    private static func expectation(_ tokens: [String], _ patterns: PlaintextPatterns) -> Double {
        var values: [Kind: Int] = [:]
        for (pattern, origin) in patterns.origins.enumerated() where !origin.field.hasLetters {
            if [.asGiven, .digits].contains(origin.variant) {
                values[Kind(patterns.search.pattern(pattern)), default: 0] += 1
            }
        }
        let lengths = Set(values.keys.map(\.count))
        var expected = 0.0
        for token in tokens {
            let bytes = Array(token.utf8)
            for length in lengths where length <= bytes.count {
                for start in 0...bytes.count - length {
                    let kind = Kind(bytes[start..<start + length])
                    if let count = values[kind] { expected += Double(count) * kind.chance }
                }
            }
        }
        return expected
    }

    /// What numbers have in common that can be the same by chance: their length, and how they begin.
    private struct Kind: Hashable {
        /// How many bytes count as the beginning: a plus sign, the country's code, and what follows.
        private static let beginningSize = 4

        let count: Int
        let beginning: UInt32

        init(_ text: ArraySlice<UInt8>) {
            count = text.count
            beginning = text.prefix(Self.beginningSize).reduce(0) { $0 << 8 | UInt32($1) }
        }

        /// How likely two of them are the same.
        var chance: Double { pow(10, -Double(count - Self.beginningSize)) }
    }
}
