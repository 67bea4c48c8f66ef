/// A mask: turns a value into one that reveals less, and never fails.
///
/// A mask is a value. It needs no key, is compiled once, can be shared by all threads, and is called like a function:
///
/// ```swift
/// let mask = Mask.keepLast(4)
/// mask("4111111111111111")  // ************1111
/// ```
///
/// What is nothing stays nothing, and what is empty stays empty unless the mask has a fixed replacement. Masks that have
/// to stay consistent for a subject need a key: see ``KeyedMask``.
///
/// ## Text form
/// Every mask has a short text form for configurations, its ``description``, that parses back to an equal mask:
/// `keep-last(4)`, `email(first: 1)`, `regex("[0-9]+", with: "#") | full(length: 8)`.
///
/// ## Text
/// The unit is the extended grapheme cluster (Unicode Standard Annex 29): a family emoji or a decomposed letter is shown or
/// hidden as a whole. Controls (CR, LF, ESC...), line and paragraph separators, bidirectional controls and other
/// invisible characters are removed first and never reach a masked value, with two exceptions, both inside a cluster that is shown: the
/// zero-width joiner between two emoji, and the variation selectors 15 and 16 behind a symbol.
public struct Mask: Sendable {
    /// What it does.
    package let rule: any MaskRule

    /// The text form.
    public let description: String

    package init(_ rule: any MaskRule) {
        self.rule = rule
        self.description = rule.text.description
    }

    /// What a masked value reveals, and what it is good for.
    public var declaration: MaskDeclaration { rule.declaration }

    /// The masked text. A mask that makes nothing of every value gives the empty text here.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public func callAsFunction(_ value: String) -> String { rule.mask(value) ?? "" }

    /// The masked text, or nothing where there was nothing.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public func callAsFunction(_ value: String?) -> String? {
        guard let value else { return nil }
        return rule.mask(value)
    }

    /// The masked value.
    ///
    /// - Complexity: O(*n*) in the length of the value.
    public func callAsFunction(_ value: MaskValue) -> MaskValue {
        if case .null = value { return .null }
        return rule.mask(value)
    }
}

// A text form belongs to one mask only, so that it stands for the mask.
extension Mask: Hashable {
    /// Whether both have the same text form, and so mask alike.
    public static func == (left: Mask, right: Mask) -> Bool {
        // By bytes: canonically equivalent texts can mask differently.
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    /// Hashes the text form.
    public func hash(into hasher: inout Hasher) {
        for byte in description.utf8 { hasher.combine(byte) }
    }
}

extension Mask: CustomStringConvertible {}
