/// What stands for the clusters of each class in a class mask.
///
/// The class is that of the first scalar's general category, so that letters of all scripts are masked.
public struct ClassPads: Hashable, Sendable {
    /// For capital letters (Lu, Lt).
    public var upper: Character
    /// For small letters (Ll).
    public var lower: Character
    /// For letters without case (Lo, Lm): Han, Arabic, Devanagari...
    public var letter: Character
    /// For numbers (Nd, Nl, No).
    public var digit: Character
    /// For all but space and punctuation: symbols, emoji, stray marks.
    public var other: Character
    /// For space and punctuation; `nil` keeps them.
    public var separator: Character?

    /// `X`, `x`, `x`, `n`, `*`, and separators stay.
    public init(
        upper: Character = "X", lower: Character = "x", letter: Character = "x", digit: Character = "n",
        other: Character = "*", separator: Character? = nil
    ) {
        func visible(_ character: Character) -> Character { MaskPad(character).character }
        self.upper = visible(upper)
        self.lower = visible(lower)
        self.letter = visible(letter)
        self.digit = visible(digit)
        self.other = visible(other)
        self.separator = separator.map(visible)
    }
}
