/// What a mask says about itself: what can be told from a masked value, and what it is good for.
///
/// ``MaskCatalog`` renders the documentation from these declarations, and the tests hold masks to them.
public struct MaskDeclaration: Hashable, Sendable {
    /// How many values become one masked value.
    public enum Uniqueness: Hashable, Sendable {
        /// Different values become equal: not for joining or counting.
        case lossy
        /// Different values stay different, but for collisions of so many bits.
        case probable(bits: Int)
        /// Different values stay different.
        case unique
    }

    /// What kind of value comes out.
    public enum OutputKind: String, Hashable, Sendable {
        /// The kind that went in.
        case same
        /// Text, whatever went in.
        case text
        /// Nothing.
        case null
    }

    /// Whether someone with the mask, and its key if it has one, can get the value back.
    public let isReversible: Bool
    /// Whether equal values have equal masked values, always and everywhere (under one key, if there is one).
    public let isDeterministic: Bool
    /// Whether it works under a key.
    public let isKeyed: Bool
    /// Whether masking a masked text changes nothing.
    public let isIdempotent: Bool
    /// How many values become one masked value.
    public let uniqueness: Uniqueness
    /// What kind of value comes out.
    public let output: OutputKind
    /// The longest piece of the value that can stand in the masked value, in grapheme clusters; `nil` where the value
    /// itself decides.
    public let longestVisible: Int?
    /// What a masked value reveals, in words.
    public let reveals: String

    package init(
        isReversible: Bool = false, isDeterministic: Bool = true, isKeyed: Bool = false, isIdempotent: Bool = false,
        uniqueness: Uniqueness = .lossy, output: OutputKind = .text, longestVisible: Int?, reveals: String
    ) {
        self.isReversible = isReversible
        self.isDeterministic = isDeterministic
        self.isKeyed = isKeyed
        self.isIdempotent = isIdempotent
        self.uniqueness = uniqueness
        self.output = output
        self.longestVisible = longestVisible
        self.reveals = reveals
    }
}
