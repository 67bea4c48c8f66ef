/// How many bytes a one-way token has, and so how soon two values share one.
public struct OneWayLength: Hashable, Sendable {
    /// 1 to 32; at least 8 unless made by the door named `insecure`.
    public let bytes: Int

    /// 16 bytes.
    public static let standard = OneWayLength(16)!

    /// A length.
    ///
    /// - Parameter bytes: 8 to 32; nil for another number.
    public init?(_ bytes: Int) {
        guard (8...32).contains(bytes) else { return nil }
        self.bytes = bytes
    }

    /// A length that lets values share tokens: whoever has the table may take one for the other.
    ///
    /// - Parameter bytes: 1 to 32.
    public init(insecureBytes bytes: Int) {
        precondition((1...32).contains(bytes), "a one-way token has 1 to 32 bytes")
        self.bytes = bytes
    }

    /// The greatest probability that any two of so many values share a token: n(n - 1) / 2^(8 bytes + 1), the bound of the
    /// birthday problem.
    public func collisionBound(values: Int) -> Double {
        let n = Double(max(values, 0))
        return min(1, n * max(n - 1, 0) / Double(sign: .plus, exponent: 8 * bytes + 1, significand: 1))
    }
}
