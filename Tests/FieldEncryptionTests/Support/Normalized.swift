@testable import FieldEncryption

extension [Normalizer] {
    /// The bytes that would be indexed.
    func normalizedBytes(_ value: String) throws -> [UInt8] {
        try withNormalized(value) { bytes in bytes.indices.map { bytes[$0] } }
    }

    /// The same by the general way, whatever the characters.
    func normalizedSlowly(_ value: String) -> String { reduce(value) { $1.apply(to: $0) } }
}
