import CryptoCore
import ProtectionKeys

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// From a value to an opaque token and back. The tweak is that of a `FormatTokenizer` whose value did not fit.
///
/// A class, so that a tokenizer is one reference: what is captured and copied at every call would cost more than the
/// checksum.
final class OpaqueSealer: Sendable {
    let shape: OpaqueShape
    let root: RootKeyset
    private let deterministic: SubkeyCache<AESSIVWorker>
    private let random: SubkeyCache<XAES256GCMWorker>

    init(_ root: RootKeyset, shape: OpaqueShape) {
        self.root = root
        self.shape = shape
        deterministic = SubkeyCache(root, .deterministicToken) { (key) throws(CryptoCoreError) in
            try AESSIVWorker(key: key)
        }
        random = SubkeyCache(root, .randomToken) { (key) throws(CryptoCoreError) in try XAES256GCMWorker(key: key) }
    }

    /// The greatest number of bytes of a value.
    func maximumValueSize(_ kind: OpaqueKind) -> Int { shape.maximumSize - kind.minimumSize }

    func token(
        of value: Span<UInt8>, _ kind: OpaqueKind, _ context: FieldContext, _ keyID: KeyID, end: Date? = nil,
        tweak: [UInt8] = []
    ) throws(TokenizationError) -> String {
        guard value.count <= maximumValueSize(kind) else {
            throw TokenizationError(
                .valueTooLong, "a value has at most \(maximumValueSize(kind)) bytes here, this one has \(value.count)")
        }
        let header = OpaqueHeader(kind, keyID, end: end)
        return try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: kind.minimumSize + value.count) { (token) throws(CryptoCoreError) in
                header.append(to: &token)
                try withTemporaryBytes(capacity: OpaqueHeader.associatedDataSize(kind, context, tweak)) {
                    (data) throws(CryptoCoreError) in
                    header.appendAssociatedData(context, tweak, to: &data)
                    try seal(value, header, context, data.span, into: &token)
                }
                return shape.text(of: token.span)
            }
        }
    }

    @inline(__always)
    private func seal(
        _ value: Span<UInt8>, _ header: OpaqueHeader, _ context: FieldContext, _ data: Span<UInt8>,
        into token: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        if header.kind == .deterministic {
            try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                (siv) throws(CryptoCoreError) in
                try siv.seal(value, associatedData: data, into: &token)
            }
        } else {
            var storage = InlineArray<24, UInt8>(repeating: 0)
            var nonce = storage.mutableSpan
            try SecureRandom.fill(&nonce)
            token.append(copying: nonce.span)
            try random.withPrimitive(of: header.keyID, scope: context.scope.span) { (xaes) throws(CryptoCoreError) in
                try xaes.seal(value, nonce: nonce.span, associatedData: data, into: &token)
            }
        }
    }

    func header(of token: String) throws(TokenizationError) -> OpaqueHeader {
        guard let bytes = shape.bytes(of: token), let header = OpaqueHeader(of: bytes.span), header.kind != .oneWay
        else { throw .notAToken }
        return header
    }

    func detokenize(
        _ token: String, _ context: FieldContext, _ tweak: [UInt8], now: Date
    ) throws(TokenizationError) -> String {
        try withValue(of: token, context, tweak, now: now) { (value, _, _) throws(TokenizationError) in
            guard let text = try? UTF8Span(validating: value) else { throw .authenticationFailed }
            return String(copying: text)
        }
    }

    /// Lends the value of a token, and wipes it.
    func withValue<Result>(
        of token: String, _ context: FieldContext, _ tweak: [UInt8], now: Date,
        _ body: (_ value: Span<UInt8>, _ kind: OpaqueKind, _ end: Date?) throws(TokenizationError) -> Result
    ) throws(TokenizationError) -> Result {
        guard let bytes = shape.bytes(of: token), let header = OpaqueHeader(of: bytes.span), header.kind != .oneWay
        else { throw .notAToken }
        try root.requireKeyOfToken(header.keyID)
        let sealed = bytes.span.extracting(header.kind.headerSize...)
        return try withTemporaryBytes(capacity: sealed.count, wiping: true) { (value) throws(TokenizationError) in
            try open(sealed, header, context, tweak, into: &value)
            // After the token has turned out to be authentic: what a made-up one says of its end is of no interest.
            if let end = header.end, !(now < end) { throw TokenizationError(.expired, "the token's time is over") }
            return try body(value.span, header.kind, header.end)
        }
    }

    private func open(
        _ sealed: Span<UInt8>, _ header: OpaqueHeader, _ context: FieldContext, _ tweak: [UInt8],
        into value: inout OutputSpan<UInt8>
    ) throws(TokenizationError) {
        try convertingErrors { () throws(CryptoCoreError) in
            try withTemporaryBytes(capacity: OpaqueHeader.associatedDataSize(header.kind, context, tweak)) {
                (data) throws(CryptoCoreError) in
                header.appendAssociatedData(context, tweak, to: &data)
                if header.kind == .deterministic {
                    try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                        (siv) throws(CryptoCoreError) in
                        try siv.open(sealed, associatedData: data.span, into: &value)
                    }
                } else {
                    let nonce = sealed.extracting(..<XAES256GCM.nonceSize)
                    let body = sealed.extracting(XAES256GCM.nonceSize...)
                    try random.withPrimitive(of: header.keyID, scope: context.scope.span) {
                        (xaes) throws(CryptoCoreError) in
                        try xaes.open(body, nonce: nonce, associatedData: data.span, into: &value)
                    }
                }
            }
        }
    }
}
