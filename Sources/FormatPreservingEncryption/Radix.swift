/// The number of symbols of an alphabet: 2 to 65,536.
///
/// ## Specification
/// SP 800-38G, section 5.1: radix in [2..2^16].
public struct Radix: Hashable, Sendable {
    /// The number of symbols.
    public let value: Int

    /// Makes a radix.
    ///
    /// - Parameter value: 2 to 65,536.
    /// - Throws: `invalidRadix`.
    public init(_ value: Int) throws(FormatPreservingEncryptionError) {
        guard (2...65_536).contains(value) else {
            throw FormatPreservingEncryptionError(.invalidRadix, "a radix is 2 to 65,536, not \(value)")
        }
        self.value = value
    }

    private init(unchecked value: Int) { self.value = value }

    /// Ten: decimal digits.
    public static let decimal = Radix(unchecked: 10)

    /// The least number of numerals, at least two, that have at least `domain` different values.
    func minimumLength(forDomain domain: Int) -> Int {
        var (length, size) = (2, value * value)
        while size < domain {
            size *= value
            length += 1
        }
        return length
    }
}
