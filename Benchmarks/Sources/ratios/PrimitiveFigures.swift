import CFloor
import Crypto
import CryptoCore
import Foundation

/// The primitives over the cheapest composition of libcrypto's calls that does the same.
enum PrimitiveFigures {
    static func groups() throws -> [FigureGroup] { try [gcm(), xaes(), siv(), hmac(), swiftCrypto()] }

    /// The power-on tests, with the fetching of the algorithms and the start of libcrypto.
    static func powerOn() throws -> Figure {
        let (_, attoseconds) = try ContinuousClock().measure { try PowerOnTests.run() }.components
        return Figure(name: "poweron", value: Double(attoseconds) / 1e15, unit: "ms", target: 5)
    }

    private static func key(_ size: Int) throws -> SecretBytes {
        try SecretBytes(copying: (0..<size).map { UInt8($0) }.span)
    }

    /// Writes the result for a message of 16 bytes again and again into the same 32 bytes.
    private static func writing(
        _ write: @escaping (Span<UInt8>, inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) -> Subject {
        let message = [UInt8](repeating: 1, count: 16)
        return .operation { iterations in
            _ = try [UInt8](capacity: 32) { (output) throws(CryptoCoreError) in
                for _ in 0..<iterations {
                    output.removeAll()
                    try write(message.span, &output)
                }
            }
        }
    }

    /// Seals 16 bytes again and again, each time under fresh random bytes for a nonce.
    private static func sealing(
        nonceSize: Int,
        _ seal: @escaping (Span<UInt8>, Span<UInt8>, inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) -> Subject {
        let plaintext = [UInt8](repeating: 1, count: 16)
        return .operation { iterations in
            var storage = InlineArray<24, UInt8>(repeating: 0)
            var whole = storage.mutableSpan
            var nonce = whole._mutatingExtracting(..<nonceSize)
            _ = try [UInt8](capacity: 32) { (output) throws(CryptoCoreError) in
                for _ in 0..<iterations {
                    output.removeAll()
                    try SecureRandom.fill(&nonce)
                    try seal(plaintext.span, nonce.span, &output)
                }
            }
        }
    }

    private static func gcm() throws -> FigureGroup {
        let gcm = try AESGCM(key: key(32))
        return FigureGroup(
            name: "aead.gcm",
            subjects: [
                ("floor.aead.gcm.seal16", Subject { floor_gcm_seal(16, $0) }),
                (
                    "aead.gcm.seal16",
                    sealing(nonceSize: 12) { (plaintext, nonce, output) throws(CryptoCoreError) in
                        try gcm.seal(plaintext, nonce: nonce, associatedData: Span(), into: &output)
                    }
                ),
            ],
            ratios: { [Figure(name: "aead.gcm.seal16/floor", value: $0[1] / $0[0], unit: "ratio", target: 1.5)] })
    }

    private static func xaes() throws -> FigureGroup {
        let xaes = try XAES256GCM(key: key(32))
        return FigureGroup(
            name: "aead.xaes",
            subjects: [
                ("floor.aead.xaes.seal16", Subject { floor_xaes_seal(16, $0) }),
                (
                    "aead.xaes.seal16",
                    sealing(nonceSize: 24) { (plaintext, nonce, output) throws(CryptoCoreError) in
                        try xaes.seal(plaintext, nonce: nonce, associatedData: Span(), into: &output)
                    }
                ),
            ],
            ratios: { [Figure(name: "aead.xaes.seal16/floor", value: $0[1] / $0[0], unit: "ratio", target: 1.5)] })
    }

    private static func siv() throws -> FigureGroup {
        let siv = try AESSIV(key: key(64))
        let data = [UInt8](repeating: 1, count: 16)
        return FigureGroup(
            name: "siv",
            subjects: [
                ("floor.siv.seal16", Subject { floor_siv_seal(16, $0) }),
                (
                    "siv.seal16",
                    writing { (plaintext, output) throws(CryptoCoreError) in
                        try siv.seal(plaintext, associatedData: data.span, into: &output)
                    }
                ),
            ],
            ratios: { [Figure(name: "siv.seal16/floor", value: $0[1] / $0[0], unit: "ratio", target: 1.5)] })
    }

    private static func hmac() throws -> FigureGroup {
        let hmac = try CryptoCore.HMAC(.sha256, key: key(32))
        return FigureGroup(
            name: "hmac",
            subjects: [
                ("floor.hmac.16", Subject { floor_hmac(16, $0) }),
                ("floor.hmac.16.copied", Subject { floor_hmac_copied(16, $0) }),
                (
                    "hmac.16",
                    writing { (message, output) throws(CryptoCoreError) in
                        try hmac.appendTag(of: message, to: &output)
                    }
                ),
            ],
            ratios: {
                [Figure(name: "hmac.16/floor", value: $0[2] / min($0[0], $0[1]), unit: "ratio", target: 1.5)]
            })
    }

    /// swift-crypto, the usual choice of Swift services, on the same work.
    private static func swiftCrypto() throws -> FigureGroup {
        let (aeadKey, macKey) = (SymmetricKey(size: .bits256), SymmetricKey(size: .bits256))
        let message = Data(repeating: 1, count: 16)
        return FigureGroup(
            name: "swift-crypto",
            subjects: [
                (
                    "swift-crypto.gcm.seal16",
                    .operation { for _ in 0..<$0 { _ = try AES.GCM.seal(message, using: aeadKey) } }
                ),
                (
                    "swift-crypto.hmac.16",
                    .operation {
                        for _ in 0..<$0 {
                            _ = Crypto.HMAC<Crypto.SHA256>.authenticationCode(for: message, using: macKey)
                        }
                    }
                ),
            ],
            ratios: { _ in [] })
    }
}
