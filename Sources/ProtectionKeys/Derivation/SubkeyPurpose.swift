/// What a derived key is for. Keys for two purposes have nothing to do with each other.
package enum SubkeyPurpose: UInt8, CaseIterable, Sendable {
    case randomizedEncryption = 0x01
    case deterministicEncryption = 0x02
    case blindIndex = 0x03
    case formatPreservingToken = 0x04
    case deterministicToken = 0x05
    case randomToken = 0x06
    case oneWayToken = 0x07
    case keyedMask = 0x08

    /// Bytes that are derived.
    package var keySize: Int {
        switch self {
        case .deterministicEncryption, .deterministicToken: 64
        default: 32
        }
    }
}
