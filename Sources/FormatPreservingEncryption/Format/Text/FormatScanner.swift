/// The words of the text form.
struct FormatScanner {
    private let scalars: [Unicode.Scalar]
    var position = 0

    /// The symbols of the classes that were read, and the most: an alphabet of a few characters can have 65,536.
    private var symbolCount = 0
    private static let greatestSymbolCount = 131_072

    static let greatestSize = 65_536

    init(_ text: String) { scalars = Array(text.unicodeScalars.prefix(Self.greatestSize + 1)) }

    func requireSize() throws(FormatPreservingEncryptionError) {
        guard scalars.count <= Self.greatestSize else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "the text of a format has at most \(Self.greatestSize) characters")
        }
    }

    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    var isAtEnd: Bool { position == scalars.count }

    func invalid(_ message: String, at place: Int? = nil) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.invalidFormat, message, position: place ?? position)
    }

    /// Takes a word where it stands next.
    mutating func take(_ word: String) -> Bool {
        guard scalars[position...].starts(with: word.unicodeScalars) else { return false }
        position += word.unicodeScalars.count
        return true
    }

    mutating func require(_ word: String) throws(FormatPreservingEncryptionError) {
        guard take(word) else { throw invalid("'\(word)' is expected here") }
    }

    /// All up to a character, as it stands; a backslash takes the next character along.
    mutating func raw(until end: Unicode.Scalar) -> String {
        var view = String.UnicodeScalarView()
        while let scalar = peek, scalar != end {
            view.append(scalar)
            position += 1
            if scalar == "\\", let next = peek {
                view.append(next)
                position += 1
            }
        }
        return String(view)
    }

    /// Characters and escapes up to one of some characters.
    mutating func text(until ends: String) throws(FormatPreservingEncryptionError) -> String {
        var view = String.UnicodeScalarView()
        while let scalar = peek, !ends.unicodeScalars.contains(scalar) { view.append(try character()) }
        return String(view)
    }

    /// A character, or an escape of one.
    mutating func character() throws(FormatPreservingEncryptionError) -> Unicode.Scalar {
        let start = position
        guard let scalar = peek else { throw invalid("the text ends where a character is expected") }
        position += 1
        guard scalar == "\\" else { return scalar }
        guard let escaped = peek else { throw invalid("the text ends in a backslash", at: start) }
        position += 1
        if escaped != "u" {
            guard escaped.isASCII, !escaped.properties.isAlphabetic, !("0"..."9").contains(escaped),
                escaped.value > 0x20,
                escaped.value < 0x7F
            else { throw invalid("a backslash stands before punctuation or 'u{...}'", at: start) }
            return escaped
        }
        guard take("{") else { throw invalid("a code point is written '\\u{10FFFF}'", at: start) }
        return try .escaped(in: scalars, at: &position, digits: nil, from: start)
    }

    /// A number of at most five digits.
    mutating func count() throws(FormatPreservingEncryptionError) -> Int {
        let start = position
        var (value, digits) = (0, 0)
        while let digit = peek, ("0"..."9").contains(digit), digits < 6 {
            value = value * 10 + Int(digit.value - 0x30)
            digits += 1
            position += 1
        }
        guard (1...5).contains(digits) else {
            throw invalid("a number of at most five digits is expected here", at: start)
        }
        return value
    }

    /// `n` or `n..m`.
    mutating func counts() throws(FormatPreservingEncryptionError) -> ClosedRange<Int> {
        let start = position
        let low = try count()
        guard take("..") else {
            guard low > 0 else { throw invalid("a part has at least one character", at: start) }
            return low...low
        }
        let high = try count()
        guard high >= low, high > 0 else { throw invalid("the range of lengths runs backwards", at: start) }
        return low...high
    }

    /// A named alphabet, or a class.
    mutating func alphabet() throws(FormatPreservingEncryptionError) -> Alphabet {
        let start = position
        if peek == "[" {
            do throws(FormatPreservingEncryptionError) {
                return try Alphabet(scalars: try characterClass())
            } catch {
                if error.code == .invalidFormat || error.code == .formatTooComplex { throw error }
                throw invalid(error.message, at: start)
            }
        }
        var name = ""
        while let scalar = peek, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard let alphabet = FormatAlphabets.named(name) else {
            throw invalid("there is no such part or alphabet", at: start)
        }
        return alphabet
    }

    /// The characters of a class, in their order.
    mutating func characterClass() throws(FormatPreservingEncryptionError) -> [Unicode.Scalar] {
        let start = position
        try require("[")
        var symbols: [Unicode.Scalar] = []
        while let scalar = peek, scalar != "]" {
            let place = position
            let low = try character()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                symbols.append(low)
                continue
            }
            position += 1
            let high = try character()
            guard low.value <= high.value else { throw invalid("the range runs backwards", at: place) }
            guard Int(high.value - low.value) + symbols.count <= 65_536 else {
                throw invalid("an alphabet has at most 65,536 symbols", at: place)
            }
            symbols += (low.value...high.value).compactMap(Unicode.Scalar.init)
        }
        guard take("]") else { throw invalid("this class is never closed", at: start) }
        symbolCount += symbols.count
        guard symbolCount <= Self.greatestSymbolCount else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "the classes of a format have at most \(Self.greatestSymbolCount) symbols together",
                position: start)
        }
        return symbols
    }
}
