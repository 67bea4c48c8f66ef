import CryptoCore

/// Reads envelopes with a key that is checked out.
enum FieldOpening {
    /// Appends the plaintext of an envelope of XAES-256-GCM; nothing when it throws.
    @inline(__always)
    static func open(
        _ envelope: Span<UInt8>, _ suite: EnvelopeSuite, _ xaes: XAES256GCMWorker, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let bodyStart = EnvelopeHeader.size + XAES256GCM.nonceSize
        let nonce = envelope.extracting(EnvelopeHeader.size..<bodyStart)
        let body = envelope.extracting(bodyStart...)
        guard suite.isPadded else {
            return try xaes.open(body, nonce: nonce, associatedData: associatedData, into: &output)
        }
        try unpadding(body.count, into: &output) { (padded) throws(CryptoCoreError) in
            try xaes.open(body, nonce: nonce, associatedData: associatedData, into: &padded)
        }
    }

    /// Appends the plaintext of an envelope of AES-SIV; nothing when it throws.
    @inline(__always)
    static func open(
        _ envelope: Span<UInt8>, _ suite: EnvelopeSuite, _ siv: AESSIVWorker, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let body = envelope.extracting(EnvelopeHeader.size...)
        guard suite.isPadded else { return try siv.open(body, associatedData: associatedData, into: &output) }
        try unpadding(body.count, into: &output) { (padded) throws(CryptoCoreError) in
            try siv.open(body, associatedData: associatedData, into: &padded)
        }
    }

    /// Appends what `open` gives, without its padding. The padded bytes are wiped.
    private static func unpadding(
        _ capacity: Int, into output: inout OutputSpan<UInt8>,
        _ open: (inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) {
        try withTemporaryBytes(capacity: capacity, wiping: true) { (padded) throws(CryptoCoreError) in
            try open(&padded)
            let bytes = padded.span
            guard let count = PlaintextLength.unpaddedCount(bytes) else { throw .authenticationFailed }
            guard output.freeCapacity >= count else {
                throw CryptoCoreError(.outputTooSmall, "\(count) bytes do not fit into \(output.freeCapacity)")
            }
            output.append(copying: bytes.extracting(..<count))
        }
    }
}
