import CryptoCore

/// Writes envelopes with a key that is checked out.
enum FieldSealing {
    /// Appends an envelope of XAES-256-GCM; nothing when it throws.
    @inline(__always)
    static func seal(
        _ plaintext: Span<UInt8>, _ header: EnvelopeHeader, _ xaes: XAES256GCMWorker, nonce: Span<UInt8>,
        associatedData: Span<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireRoom(plaintext.count, header.suite, output.freeCapacity)
        let start = output.count
        header.append(to: &output)
        output.append(copying: nonce)
        do throws(CryptoCoreError) {
            if header.suite.isPadded {
                try withPadded(plaintext) { (padded) throws(CryptoCoreError) in
                    try xaes.seal(padded, nonce: nonce, associatedData: associatedData, into: &output)
                }
            } else {
                try xaes.seal(plaintext, nonce: nonce, associatedData: associatedData, into: &output)
            }
        } catch {
            output.removeLast(output.count - start)
            throw error
        }
    }

    /// Appends an envelope of XAES-256-GCM with a nonce of its own; nothing when it throws.
    @inline(__always)
    static func seal(
        _ plaintext: Span<UInt8>, _ header: EnvelopeHeader, _ xaes: XAES256GCMWorker, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        var storage = InlineArray<24, UInt8>(repeating: 0)
        var nonce = storage.mutableSpan
        try SecureRandom.fill(&nonce)
        try seal(plaintext, header, xaes, nonce: nonce.span, associatedData: associatedData, into: &output)
    }

    /// Appends an envelope of AES-SIV; nothing when it throws.
    @inline(__always)
    static func seal(
        _ plaintext: Span<UInt8>, _ header: EnvelopeHeader, _ siv: AESSIVWorker, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try requireRoom(plaintext.count, header.suite, output.freeCapacity)
        let start = output.count
        header.append(to: &output)
        do throws(CryptoCoreError) {
            if header.suite.isPadded {
                try withPadded(plaintext) { (padded) throws(CryptoCoreError) in
                    try siv.seal(padded, associatedData: associatedData, into: &output)
                }
            } else {
                try siv.seal(plaintext, associatedData: associatedData, into: &output)
            }
        } catch {
            output.removeLast(output.count - start)
            throw error
        }
    }

    /// Bytes of an envelope.
    static func envelopeSize(_ plaintext: Int, _ suite: EnvelopeSuite) -> Int {
        EnvelopeHeader.size + suite.bodyOverhead + (suite.isPadded ? PlaintextLength.padded(plaintext) : plaintext)
    }

    @inline(__always)
    private static func requireRoom(_ plaintext: Int, _ suite: EnvelopeSuite, _ room: Int) throws(CryptoCoreError) {
        let size = envelopeSize(plaintext, suite)
        guard room >= size else {
            throw CryptoCoreError(.outputTooSmall, "\(size) bytes do not fit into \(room)")
        }
    }

    private static func withPadded(
        _ plaintext: Span<UInt8>, _ body: (Span<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) {
        try withTemporaryBytes(capacity: PlaintextLength.padded(plaintext.count), wiping: true) {
            (padded) throws(CryptoCoreError) in
            PlaintextLength.pad(plaintext, to: &padded)
            try body(padded.span)
        }
    }
}
