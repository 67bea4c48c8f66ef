/// Scalars of which normalizing says the same as Foundation and the tables of the standard library, without asking them: most
/// of what names and addresses are written with. The tests hold each against both.
enum PlainScalars {
    /// Whether a text of these is in Normalization Form C, whatever their order: they are composed, none composes with one
    /// before it, and those that are no starters are of one class, so that they have no order.
    static func isComposed(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 { return true }
        switch scalar {
        // Greek, Cyrillic, Arabic without marks.
        case 0x390...0x3A1, 0x3A3...0x3CE, 0x400...0x482, 0x48A...0x52F, 0x621...0x63A, 0x641...0x64A: return true
        // Devanagari without the nukta.
        case 0x904...0x928, 0x92A...0x930, 0x932...0x933, 0x935...0x939, 0x93E...0x94D, 0x966...0x96F: return true
        // Kana, ideographs, syllables of Hangul.
        case 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return true
        default: return false
        }
    }

    /// The scalar that case folding makes of one; nil where that has to be looked up.
    static func folded(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: scalar + 0x20
        case 0x00...0xB4, 0xB6...0xDE, 0xE0...0xFE: scalar
        // Small letters stand behind their capitals: at odd places, and at even ones.
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177: scalar | 1
        case 0x139...0x148, 0x179...0x17E: (scalar + 1) & ~1
        case 0x3AC...0x3AF, 0x3B1...0x3C1, 0x3C3...0x3C9, 0x3CC...0x3CE, 0x430...0x45F: scalar
        case 0x400...0x40F: scalar + 0x50
        case 0x621...0x64A, 0x904...0x96F, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF, 0xAC00...0xD7A3: scalar
        default: nil
        }
    }
}
