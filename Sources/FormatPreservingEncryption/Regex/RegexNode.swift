/// A regular expression, read.
indirect enum RegexNode: Hashable, Sendable {
    /// One scalar of a set.
    case one(ScalarSet)
    case sequence([RegexNode])
    case choice([RegexNode])
    /// At least so often; at most so often, or without end.
    case repeated(RegexNode, Int, Int?)

    /// The greatest length of a match in scalars, nil without a bound.
    var maximumLength: Int? {
        switch self {
        case .one: return 1
        case .sequence(let parts):
            var total = 0
            for part in parts {
                guard let length = part.maximumLength else { return nil }
                total = min(total + length, Int(Int32.max))
            }
            return total
        case .choice(let options):
            var longest = 0
            for option in options {
                guard let length = option.maximumLength else { return nil }
                longest = max(longest, length)
            }
            return longest
        case .repeated(let part, _, let most):
            guard let length = part.maximumLength else { return nil }
            if length == 0 { return 0 }
            return most.map { min($0 * length, Int(Int32.max)) }
        }
    }

    static func text(_ text: String) -> RegexNode { .sequence(text.unicodeScalars.map { .one(ScalarSet([$0])) }) }
}
