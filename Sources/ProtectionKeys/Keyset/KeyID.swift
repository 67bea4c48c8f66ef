/// The number of a key: 32 bits, unique in its keyset, drawn at random, not secret.
///
/// It stands in clear in front of what the key wrote, and so tells which key is needed to read it.
public struct KeyID: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: UInt32

    /// A key id of this number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A key id of this number.
    public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

extension KeyID: CustomStringConvertible, LosslessStringConvertible {
    /// The number in decimal, as Tink's files have it.
    public var description: String { String(rawValue) }

    /// Reads what ``description`` writes.
    public init?(_ description: String) {
        guard let number = UInt32(description) else { return nil }
        self.init(number)
    }
}

extension KeyID: ExpressibleByIntegerLiteral {
    /// A key id written as a number.
    public init(integerLiteral value: UInt32) { self.init(value) }
}
