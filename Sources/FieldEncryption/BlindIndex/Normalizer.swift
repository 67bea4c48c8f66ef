import CryptoCore

/// What is done to a value before it is indexed, so that values that mean the same are found by each other.
///
/// Normalizers work in the order in which they are given: `[.caseFolded, .nfc]` for an e-mail address (in
/// this order, since folding takes some characters apart), `[.digitsOnly, .last(4)]` for the end of a card number. They
/// are a part of the index: what was indexed with others is not found any more.
///
/// ## Specification
/// Case folding and normalization are those of the Unicode version of the Swift runtime; for characters that are
/// assigned they are stable, so index a column anew when characters matter that are younger than the index.
public enum Normalizer: Hashable, Sendable {
    /// Unicode Normalization Form C: "é" in two scalars becomes "é" in one.
    case nfc
    /// Case is folded, fully and without regard to language: "STRASSE", "STRAẞE", "Straße" and "strasse" become one.
    /// (Every scalar is mapped to lower, upper and lower case again, which besides takes "ı" and "i" for one.)
    case caseFolded
    /// Only the decimal digits are left, of whichever script, as ASCII: "+49 (0)30 １２" becomes "4903012".
    case digitsOnly
    /// The first characters (grapheme clusters), or all where there are fewer. At least 1.
    case first(Int)
    /// The last characters (grapheme clusters), or all where there are fewer. At least 1.
    case last(Int)
}

extension [Normalizer] {
    /// A count of no characters is a programming error.
    func requireCounts() {
        for normalizer in self {
            switch normalizer {
            case .first(let count), .last(let count): precondition(count >= 1, "at least one character is left")
            case .nfc, .caseFolded, .digitsOnly: continue
            }
        }
    }

    /// Lends the UTF-8 of a value after all of them.
    @inline(__always)
    func withNormalized<Result>(
        _ value: String, _ body: (Span<UInt8>) throws(FieldEncryptionError) -> Result
    ) throws(FieldEncryptionError) -> Result {
        if isEmpty { return try body(value.utf8.span) }
        let bytes = value.utf8.span
        guard NormalizingASCII.canTake(bytes) else {
            let normalized = reduce(value) { value, normalizer in normalizer.apply(to: value) }
            return try body(normalized.utf8.span)
        }
        return try withTemporaryBytes(capacity: bytes.count, wiping: true) { (text) throws(FieldEncryptionError) in
            text.append(copying: bytes)
            for normalizer in self { NormalizingASCII.apply(normalizer, to: &text) }
            return try body(text.span)
        }
    }
}

extension [Normalizer] {
    /// A value as an index takes it: what values that it does not tell apart have in common.
    package func normalized(_ value: String) -> String { reduce(value) { $1.apply(to: $0) } }
}

extension Normalizer {
    /// The normalised value, in the general case.
    func apply(to value: String) -> String {
        switch self {
        case .nfc: value.precomposed
        case .caseFolded: value.caseFolded
        case .digitsOnly: value.decimalDigits
        case .first(let count): String(value.prefix(count))
        case .last(let count): String(value.suffix(count))
        }
    }
}
