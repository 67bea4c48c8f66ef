import BigInt

/// The shape of a value: which parts are encrypted, which stay, which are derived.
///
/// @Snippet(path: "swift-data-protection/Snippets/Formats")
///
/// A format is a sequence of parts (``FormatPart``). All encrypted positions together form one domain of N values, which
/// ``FormatCipher`` permutes: they are never enciphered one after the other, each by itself. Kept parts stay in clear and
/// go into the tweak; literals are the same in every value; check digits are derived.
///
/// A format is made from parts, from its text form (``init(text:)``), from a regular expression
/// (``init(regex:maximumLength:)``), or by a preset such as ``paymentCard(keepingLast:luhnClass:lengths:)``.
///
/// ## Lengths
/// Where parts vary in length there are two ways. A part that keeps its length
/// (``FormatPart/encrypted(_:_:keepsLength:)``, at most one a format) has one domain for each length; lengths with
/// fewer than 1,000,000 values share a domain with the next, and tokens of such short values may be longer than
/// these. Otherwise there is one domain over all lengths, values being ranked by length first: nearly all of them
/// have the greatest length, and so have nearly all tokens.
///
/// ## Small domains
/// A format whose domain has fewer than 1,000,000 values is refused when it is made: who has the token could find the
/// value by asking for the tokens of all. Encrypt more of the value, merge it with another field, use an opaque
/// token, or mask.
///
/// ## Large formats
/// A format, also one that a configuration file asks for, is made or is refused with `formatTooComplex` within some tens of
/// milliseconds: making it may take 1,000,000 steps. Steps are
///
/// - the numbers of values of all lengths of a part that varies, and of all domains, by words of 64 bits; four times the
///   square of the words of N for each domain that is ranked;
/// - for an expression, with its repetitions written out: the ranges of the class at each place; for each state of its
///   automaton what can follow it; for each length of a text the moves between states;
/// - the symbols of alphabets inside alternatives, twice.
///
/// Besides, the classes of a text form have at most 131,072 symbols together. A varying part of 900 ideographs or 2,000
/// printable characters is within these bounds, or two parts of up to 200 letters and digits of which one keeps its length.
///
/// Values outside a format are refused with the position of what does not fit, never passed through. Characters are
/// Unicode scalars, compared as they are.
///
/// Making a format takes well below a millisecond for the presets; keep it, and the cipher made from it.
public struct Format: Sendable {
    enum Scheme: Sendable {
        case sequence(SequenceScheme)
        case letters(LettersScheme)
        case card(PaymentCardScheme)
    }

    let nodes: [FormatNode]
    let scheme: Scheme

    /// Makes a format of parts in their order.
    ///
    /// ```swift
    /// let plate = try Format {
    ///     FormatPart.encrypted(.uppercase, 3)
    ///     "-"
    ///     FormatPart.encrypted(.digits, 4)
    /// }
    /// ```
    ///
    /// - Throws: `invalidFormat` for parts that cannot be told from each other in a value, `domainTooSmall`,
    ///   `formatTooComplex`; and what the parts throw.
    public init(
        @FormatBuilder _ parts: () throws(FormatPreservingEncryptionError) -> [FormatPart]
    ) throws(FormatPreservingEncryptionError) {
        try self.init(nodes: try parts().map(\.node))
    }

    /// Makes a format of parts in their order. See `init(_:)`.
    public init(parts: [FormatPart]) throws(FormatPreservingEncryptionError) { try self.init(nodes: parts.map(\.node)) }

    /// Makes a format of the texts that a regular expression matches, as a whole.
    ///
    /// Value and token match the same expression. Texts are ranked by length, then by code points. All is encrypted,
    /// also characters that could not be otherwise. An expression that matches the empty text is refused.
    ///
    /// There are classes with ranges (`[A-Z_]`), groups, alternatives (`|`), `?`, `{n}`, `{n,m}`, the escapes `\d` (0
    /// to 9), `\w` (letters and digits of ASCII, `_`), `\t`, `\n`, `\r`, `\x41`, `\u0041`, `\u{1F600}`, and a
    /// backslash before punctuation. `*`, `+` and `{n,}` need `maximumLength`. What is refused, by name and position:
    /// `.` and negated classes (they say nothing of the alphabet), back-references, lookaround, anchors but for `^`
    /// at the beginning and `$` at the end, lazy quantifiers, Unicode properties, options.
    ///
    /// - Parameters:
    ///   - regex: the expression, at most 65,536 characters.
    ///   - maximumLength: the greatest length of a value in scalars, 1 to 512. Needed where the expression sets none.
    /// - Throws: `invalidFormat` or `unsupportedExpression` with the position, `formatTooComplex` where the automaton
    ///   is too large, `domainTooSmall`.
    /// - Complexity: of the automaton, which has at most 4,096 states, for each length; what takes more than 1,000,000
    ///   steps is refused, in some tens of milliseconds.
    ///
    /// ## Specification
    /// A. Goldberg, M. Sipser, "Compression and ranking", SIAM J. Comput. 20 (1991); M. Bellare, T. Ristenpart, P.
    /// Rogaway, T. Stegers, "Format-preserving encryption", SAC 2009, section 5: rank-then-encipher.
    public init(regex: String, maximumLength: Int? = nil) throws(FormatPreservingEncryptionError) {
        try self.init(nodes: [.pattern(regex, maximumLength: maximumLength, keepsLength: false)])
    }

    /// - Parameter floor: the least size of a domain; tests go below 1,000,000.
    init(nodes: [FormatNode], floor: BigUInt = FormatDomain.floor) throws(FormatPreservingEncryptionError) {
        self.nodes = nodes
        if nodes.count == 1, case .letters(let alphabet, let keeping, let counts) = nodes[0] {
            scheme = .letters(try LettersScheme(alphabet, keeping: keeping, letterCounts: counts, floor: floor))
        } else if nodes.count == 1, case .card(let card) = nodes[0] {
            scheme = .card(card)
        } else {
            scheme = .sequence(try SequenceScheme(nodes, floor: floor))
        }
    }

    /// How many values there are: what a token can stand for.
    ///
    /// Where tokens keep the length of a part, the domain of the lengths with the fewest values.
    public var domainSize: DomainSize { DomainSize(anyScheme.domains.map(\.size).min() ?? 0) }

    /// The lengths of values, in Unicode scalars.
    public var lengths: ClosedRange<Int> { anyScheme.lengths }

    var anyScheme: any FormatScheme {
        switch scheme {
        case .sequence(let scheme): scheme
        case .letters(let scheme): scheme
        case .card(let scheme): scheme
        }
    }
}

extension Format: Hashable {
    /// Whether two formats have the same text form.
    public static func == (a: Format, b: Format) -> Bool { a.text == b.text }

    /// Hashes the text form.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Format: CustomStringConvertible, CustomReflectable {
    /// The text form.
    public var description: String { text }
    /// Empty: the tables inside are of no use to a reader.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
