import TestSupport
import Testing

@testable import CryptoCore

@Suite("The expansion of HKDF under one key (RFC 5869, section 2.3)")
struct HKDFExpansionTests {
    private func expand(_ expansion: HKDFExpansion, info: [UInt8], count: Int) throws -> [UInt8] {
        try [UInt8](capacity: count) { (output) throws(CryptoCoreError) in
            try expansion.append(info: info.span, count: count, to: &output)
        }
    }

    @Test(
        "gives one key after the other what the whole of HKDF gives", arguments: [HMAC.Function.sha256, .sha512],
        Seed.all)
    func agrees(function: HMAC.Function, seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<10 {
            let key = random.bytes(1) + random.bytes(upTo: 150)
            let expansion = try HKDFExpansion(function, key: SecretBytes(key))
            for _ in 0..<5 {
                let (info, count) = (random.bytes(upTo: 500), Int.random(in: 1...300, using: &random))
                #expect(
                    try expand(expansion, info: info, count: count)
                        == (try WrittenOut.hkdf(function, key: key, salt: [], info: info, count: count)))
            }
        }
    }

    @Test("appends behind what is there")
    func appends() throws {
        let expansion = try HKDFExpansion(key: SecretBytes(run(1...32)))
        let output = try [UInt8](capacity: 90) { (output) throws(CryptoCoreError) in
            output.append(7)
            let info = run(1...5)
            try expansion.append(info: info.span, count: 80, to: &output)
        }
        let derived = try WrittenOut.hkdf(.sha256, key: run(1...32), salt: [], info: run(1...5), count: 80)
        #expect(output == [7] + derived)
    }

    @Test("gives up to 255 hash lengths, and no more than there is room for")
    func limits() throws {
        let expansion = try HKDFExpansion(key: SecretBytes(run(1...32)))
        #expect(
            try expand(expansion, info: [], count: 255 * 32)
                == (try WrittenOut.hkdf(.sha256, key: run(1...32), salt: [], info: [], count: 255 * 32)))
        for count in [-1, 0, 255 * 32 + 1, .max] {
            #expect(
                thrown {
                    try [UInt8](capacity: 8) { (output) throws(CryptoCoreError) in
                        try expansion.append(info: Span(), count: count, to: &output)
                    }
                }?.code == .invalidParameter)
        }
        #expect(
            thrown {
                try [UInt8](capacity: 8) { (output) throws(CryptoCoreError) in
                    try expansion.append(info: Span(), count: 9, to: &output)
                }
            }?.code == .outputTooSmall)
    }

    @Test("needs a key that is not empty")
    func emptyKey() {
        #expect(thrown { try HKDFExpansion(key: SecretBytes([])) }?.code == .invalidKeySize)
    }
}
