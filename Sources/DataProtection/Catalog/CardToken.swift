public import ProtectionKeys

/// A token of a payment card number, which is never mistaken for one.
public struct CardToken: Hashable, Sendable {
    /// A part of the key.
    public var name: String
    /// How many digits at the end stay in clear.
    public var keptDigits: Int
    /// The lengths of cards, within 12...19.
    public var lengths: ClosedRange<Int>
    /// The mark of each key, 1 to 9, the primary's among them; empty where tokens do not say which key made them.
    public var marks: [KeyID: Int]

    /// A token of card numbers.
    ///
    /// - Parameters:
    ///   - name: 1 to 255 bytes.
    ///   - count: how many digits at the end stay in clear.
    ///   - lengths: the lengths of cards, within 12...19.
    ///   - marks: the mark of each key; see `CardTokenizer`. Empty where tokens do not say which key made them.
    public init(
        _ name: String = "pan", keepingLast count: Int = 4, lengths: ClosedRange<Int> = 12...19,
        marks: [KeyID: Int] = [:]
    ) {
        self.name = name
        keptDigits = count
        self.lengths = lengths
        self.marks = marks
    }
}
