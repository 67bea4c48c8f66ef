/// An ordered set of symbols: the symbol at place i is numeral i.
///
/// Symbols are Unicode scalars, compared as they are: nothing is folded or normalised. A letter that an alphabet has in
/// composed form is refused in decomposed form, since a silent change would come back as a different string.
///
/// An alphabet is cheap to copy and safe to share.
public struct Alphabet: Sendable {
    /// How many symbols there are.
    public let radix: Radix

    let table: AlphabetTable

    /// Makes an alphabet of the Unicode scalars of a string, in their order.
    ///
    /// - Parameter symbols: 2 to 65,536 different scalars.
    /// - Throws: `invalidAlphabet`; for a repeated symbol with the position of the second one.
    /// - Complexity: O(n).
    public init(_ symbols: String) throws(FormatPreservingEncryptionError) {
        try self.init(scalars: symbols.unicodeScalars)
    }

    /// Makes an alphabet of Unicode scalars in the order given. See `init(_:)`.
    public init(scalars: some Sequence<Unicode.Scalar>) throws(FormatPreservingEncryptionError) {
        var symbols: [Unicode.Scalar] = []
        for scalar in scalars {
            guard symbols.count < 65_536 else {
                throw FormatPreservingEncryptionError(.invalidAlphabet, "an alphabet has at most 65,536 symbols")
            }
            symbols.append(scalar)
        }
        guard symbols.count >= 2, let radix = try? Radix(symbols.count) else {
            throw FormatPreservingEncryptionError(
                .invalidAlphabet, "an alphabet has at least two symbols, this one has \(symbols.count)")
        }
        self.radix = radix
        table = try AlphabetTable(symbols)
    }

    /// The symbols in their order.
    public var symbols: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: table.symbols)
        return String(view)
    }

    /// Whether all symbols are ASCII, so that text in this alphabet can be handled as bytes.
    public var isASCII: Bool {
        if case .wide = table.form { false } else { true }
    }
}

extension Alphabet: Equatable {
    /// Whether two alphabets have the same symbols in the same order.
    public static func == (a: Alphabet, b: Alphabet) -> Bool { a.table.symbols == b.table.symbols }
}
