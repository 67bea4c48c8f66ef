package import BigInt

/// A value as its format sees it: the number of the encrypted part, and all that stays in clear.
///
/// What ``Format/rank(of:)`` gives and ``Format/unrank(_:)`` turns back into the value.
public struct FormatRank: Sendable, Hashable {
    /// The place of the encrypted part among the values of its domain, from 0.
    package let number: BigUInt

    /// The kept parts in their order. Of a part that keeps all but its letters, the text with `_` for a letter.
    public let kept: [String]

    /// The length of the part that keeps its length, in scalars; nil where there is none.
    ///
    /// Lengths that share one domain, as very short ones do, all give the greatest of these.
    public let length: Int?

    package init(number: BigUInt, kept: [String] = [], length: Int? = nil) {
        self.number = number
        self.kept = kept
        self.length = length
    }

    /// Makes a rank.
    ///
    /// - Parameters:
    ///   - decimal: the number, in decimal digits.
    ///   - kept: the kept parts in their order.
    ///   - length: the length of the part that keeps its length, in scalars.
    /// - Throws: `valueOutOfRange` when `decimal` is no number of at most 20,000 digits.
    public init(decimal: String, kept: [String] = [], length: Int? = nil) throws(FormatPreservingEncryptionError) {
        guard decimal.utf8.count <= 20_000, decimal.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = BigUInt(decimal, radix: 10)
        else {
            throw FormatPreservingEncryptionError(
                .valueOutOfRange, "a rank is a number in at most 20,000 decimal digits")
        }
        self.init(number: number, kept: kept, length: length)
    }

    /// The number in decimal digits.
    public var decimal: String { number.description }
}

/// Nothing of the value, which a rank is as good as.
extension FormatRank: CustomStringConvertible, CustomReflectable {
    /// The number of kept parts.
    public var description: String { "FormatRank(\(kept.count) kept parts)" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
