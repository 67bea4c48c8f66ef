import CryptoCore

/// Whether an envelope shows how long its plaintext is.
///
/// ## Specification
/// Hidden: a byte `80` follows the plaintext, then zeros (ISO/IEC 7816-4) up to 16, 32 or 64 bytes, and above 64 to the
/// next length that PADME allows ("Reducing Metadata Leakage from Encrypted Files and Communication with PURBs",
/// PoPETs 2019, section 4): at most 12 % more. Which suite the envelope has tells that it is padded; the padding is
/// authenticated with everything else.
public enum PlaintextLength: Hashable, Sendable {
    /// The envelope is as much longer than the plaintext as always: 46 bytes, 22 when deterministic.
    case visible
    /// Plaintexts of similar length have envelopes of one length.
    case hidden
}

extension PlaintextLength {
    /// The length of `count` bytes after padding.
    static func padded(_ count: Int) -> Int {
        let length = count + 1
        for bucket in [16, 32, 64] where length <= bucket { return bucket }
        // PADME: the lowest E - S bits are zero, with E = floor(log2 L) and S = floor(log2 E) + 1.
        let e = Int.bitWidth - 1 - length.leadingZeroBitCount
        let s = Int.bitWidth - e.leadingZeroBitCount
        let mask = 1 << (e - s) - 1
        return (length + mask) & ~mask
    }

    /// Appends a plaintext and its padding.
    static func pad(_ plaintext: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
        output.append(copying: plaintext)
        output.append(0x80)
        for _ in plaintext.count + 1..<padded(plaintext.count) { output.append(0) }
    }

    /// The number of bytes before the padding; nil where there is none, or another than ``pad(_:to:)`` writes.
    static func unpaddedCount(_ padded: Span<UInt8>) -> Int? {
        var count = padded.count
        while count > 0, padded[count - 1] == 0 { count -= 1 }
        guard count > 0, padded[count - 1] == 0x80, Self.padded(count - 1) == padded.count else { return nil }
        return count - 1
    }
}
