/// What stands for a hidden grapheme cluster.
struct MaskPad: Hashable, Sendable {
    let character: Character
    /// In UTF-8.
    let bytes: [UInt8]
    /// The byte, if it is one in ASCII.
    let ascii: UInt8?

    /// The pad; an asterisk in place of one that cannot be seen.
    init(_ character: Character = "*") {
        let character = Self.isVisible(character) ? character : "*"
        self.character = character
        bytes = Array(character.utf8)
        ascii = bytes.count == 1 ? bytes[0] : nil
    }

    /// Whether nothing of it would be removed from a value.
    static func isVisible(_ character: Character) -> Bool {
        String(character).withoutInvisible == String(character)
    }

    /// For text forms: nothing if it is the usual one.
    var argument: [MaskArgument] { character == "*" ? [] : [.string(String(character), label: "pad")] }
}
