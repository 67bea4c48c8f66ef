/// A string that is compared by its bytes, as Cedar does.
///
/// Swift's own strings are equal when they look alike: an accented letter equals the letter with a combining accent. In Cedar these
/// are two strings. The hash is computed once, under a seed drawn when the process starts.
public struct CedarString: Sendable {
    /// The text.
    public let string: String
    /// Of the bytes; its lowest bit says that they are all ASCII, where Swift's comparison is that of the bytes.
    let hash: UInt64

    /// The text, to be compared by its bytes.
    public init(_ string: String) {
        self.string = string
        hash = Self.hash(string.utf8Span.span)
    }
}

extension CedarString: Hashable {
    /// Whether the bytes are the same.
    @inline(__always)
    public static func == (a: CedarString, b: CedarString) -> Bool {
        guard a.hash == b.hash else { return false }
        return a.hash & 1 == 1 ? a.string == b.string : a.string.utf8.elementsEqual(b.string.utf8)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension CedarString: Comparable {
    /// Whether the bytes of the one come before those of the other.
    public static func < (a: CedarString, b: CedarString) -> Bool {
        a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
    }
}

extension CedarString: ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text of a literal.
    public init(stringLiteral value: String) { self.init(value) }

    /// The text.
    public var description: String { string }
}

extension CedarString {
    /// Drawn for the process, so that nobody can prepare strings whose hashes are equal.
    static let seed = UInt64.random(in: .min ... .max)

    /// The hash of a number, told apart from those of other kinds.
    ///
    /// The seed is in the state, not in the word: no word that somebody chooses leads to a state that they know.
    static func keyed(_ kind: UInt64, _ word: UInt64) -> UInt64 { mix(seed &+ kind, word) }

    /// One multiplication of 64 by 64 bits for every eight bytes.
    private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var state = seed ^ UInt64(bytes.count)
        var (ascii, index, count): (UInt64, Int, Int) = (0, 0, bytes.count)
        while count - index >= 8 {
            var word: UInt64 = 0
            for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
            ascii |= word
            state = mix(state, word)
            index += 8
        }
        if index < count {
            var (word, shift): (UInt64, UInt64) = (0, 0)
            while index < count {
                word |= UInt64(bytes[index]) << shift
                shift += 8
                index += 1
            }
            ascii |= word
            state = mix(state, word)
        }
        return mix(state, 0x2545_F491_4F6C_DD1D) & ~1 | (ascii & 0x8080_8080_8080_8080 == 0 ? 1 : 0)
    }

    /// Folds the 128-bit product of both into 64 bits. Where the product is zero the state stays in it, turned around:
    /// what follows still depends on the seed.
    @inline(__always)
    static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: word ^ 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low ^ state.byteSwapped
    }
}
