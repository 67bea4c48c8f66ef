import CryptoCore

/// The algorithm of an envelope.
enum EnvelopeSuite: UInt8, CaseIterable, Sendable {
    /// XAES-256-GCM: equal values give different envelopes.
    case randomized = 0x01
    /// AES-SIV: equal values give equal envelopes.
    case deterministic = 0x02
    /// XAES-256-GCM of a padded plaintext.
    case randomizedPadded = 0x03
    /// AES-SIV of a padded plaintext.
    case deterministicPadded = 0x04

    var isDeterministic: Bool { self == .deterministic || self == .deterministicPadded }

    var isPadded: Bool { self == .randomizedPadded || self == .deterministicPadded }

    init(deterministic: Bool, padded: Bool) {
        self =
            deterministic
            ? (padded ? .deterministicPadded : .deterministic) : (padded ? .randomizedPadded : .randomized)
    }

    /// Bytes of the body beyond the (padded) plaintext.
    var bodyOverhead: Int { isDeterministic ? AESSIV.sivSize : XAES256GCM.nonceSize + XAES256GCM.tagSize }
}
