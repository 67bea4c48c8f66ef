/// What a Unicode scalar is to a mask: its class, and how it takes part in grapheme clusters.
struct ScalarKind: Hashable {
    let bits: UInt8

    /// The class, from the general category.
    enum Class: UInt8, CaseIterable {
        /// Controls, format characters, separators of lines, and what else cannot be seen.
        case invisible
        /// Lu, Lt.
        case upper
        /// Ll.
        case lower
        /// Lo, Lm: letters without case.
        case letter
        /// Nd, Nl, No.
        case digit
        /// Zs, P: space and punctuation.
        case separator
        /// Symbols, private use, unassigned.
        case other
        /// M: marks, where they begin a cluster.
        case mark
    }

    /// Always part of the cluster before it.
    static let extends: UInt8 = 0x10
    /// May join with what is before or behind it by rules that only the standard library knows.
    static let complex: UInt8 = 0x20

    var scalarClass: Class { Class(rawValue: bits & 7) ?? .other }
    var extends: Bool { bits & Self.extends != 0 }
    var isComplex: Bool { bits & Self.complex != 0 }

    /// By the properties of the standard library.
    init(_ scalar: Unicode.Scalar) {
        let properties = scalar.properties
        let category = properties.generalCategory
        var bits = Self.scalarClass(category).rawValue
        if properties.isDefaultIgnorableCodePoint { bits = Class.invisible.rawValue }
        switch scalar.value {
        // Joiners and selectors, which are kept between emoji.
        case 0x200D, 0xFE0E, 0xFE0F: bits |= Self.complex
        // Hangul jamo, regional indicators: clusters of more than one.
        case 0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF, 0x1F1E6...0x1F1FF: bits |= Self.complex
        // Vowel signs and tone marks of South East Asia, some of which join and some of which do not.
        case 0x0E33, 0x0EB3, 0x1000...0x109F, 0x1A20...0x1AAF, 0xAA60...0xAA7F, 0x11700...0x1174F: bits |= Self.complex
        default:
            // Viramas bind consonants; prepended marks bind what follows.
            if bits & 7 == Class.invisible.rawValue || properties.canonicalCombiningClass == .virama
                || Self.isPrepended(scalar.value)
            {
                bits |= Self.complex
            } else if properties.isGraphemeExtend || properties.isEmojiModifier || category == .spacingMark {
                bits |= Self.extends
            } else if bits & 7 == Class.mark.rawValue {
                bits |= Self.complex
            }
        }
        self.bits = bits
    }

    init(bits: UInt8) { self.bits = bits }

    private static func scalarClass(_ category: Unicode.GeneralCategory) -> Class {
        switch category {
        case .uppercaseLetter, .titlecaseLetter: .upper
        case .lowercaseLetter: .lower
        case .otherLetter, .modifierLetter: .letter
        case .decimalNumber, .letterNumber, .otherNumber: .digit
        case .spaceSeparator, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            .separator
        case .nonspacingMark, .spacingMark, .enclosingMark: .mark
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: .invisible
        default: .other
        }
    }

    /// Letters that join with what follows (Grapheme_Cluster_Break=Prepend). Those that are format characters are
    /// removed anyway.
    private static func isPrepended(_ value: UInt32) -> Bool {
        switch value {
        case 0x0D4E, 0x111C2, 0x111C3, 0x113D1, 0x1193F, 0x11941, 0x11A3A, 0x11A84...0x11A89, 0x11D46, 0x11F02: true
        default: false
        }
    }
}
