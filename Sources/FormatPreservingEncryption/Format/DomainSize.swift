package import BigInt

/// How many different values the encrypted part of a format can have.
///
/// Exact, whatever its size. The number itself needs no big-integer library to be read: it is compared, printed in
/// decimal, or taken as a number of bits.
public struct DomainSize: Sendable, Hashable {
    /// The number.
    package let value: BigUInt

    package init(_ value: BigUInt) { self.value = value }

    /// The number in decimal digits, such as `50000000000`.
    public var decimal: String { value.description }

    /// The greatest whole number of bits b with 2^b <= size: an attacker who guesses needs about 2^(b-1) tries.
    public var bits: Int { value.bitWidth - 1 }

    /// The number, where it fits.
    public var exactly: UInt64? { UInt64(exactly: value) }
}

extension DomainSize: Comparable {
    /// Whether one domain is smaller than another.
    public static func < (a: DomainSize, b: DomainSize) -> Bool { a.value < b.value }
}

extension DomainSize: CustomStringConvertible {
    /// The number in decimal digits.
    public var description: String { decimal }
}
