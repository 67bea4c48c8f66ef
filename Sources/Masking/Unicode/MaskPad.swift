/// What stands for a hidden grapheme cluster.
struct MaskPad: Hashable, Sendable {
    let character: Character

    /// The pad; an asterisk in place of one that cannot be seen.
    init(_ character: Character) { self.character = Self.isVisible(character) ? character : "*" }

    /// Whether nothing of it would be removed from a value.
    static func isVisible(_ character: Character) -> Bool { String(character).withoutInvisible == String(character) }
}
