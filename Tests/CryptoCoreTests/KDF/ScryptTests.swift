import TestSupport
import Testing

@testable import CryptoCore

@Suite("scrypt (RFC 7914)")
struct ScryptTests {
    private func derive(_ password: [UInt8], _ salt: [UInt8], _ cost: Scrypt.Cost, count: Int) throws -> [UInt8] {
        try Scrypt.derive(password: SecretBytes(password), salt: salt.span, cost: cost, count: count).exposed
    }

    @Test("gives the reference cases", arguments: try ReferenceCases.cases(\.scrypt))
    func derives(reference: ScryptCase) throws {
        let cost = try Scrypt.Cost(n: reference.n, r: reference.r, p: reference.p)
        let derived = try derive(reference.password.bytes, reference.salt.bytes, cost, count: reference.length)
        #expect(derived == reference.derived.bytes)
    }

    /// RFC 7914, section 12: the second and the third (the first is a power-on test).
    @Test(
        "gives the published examples",
        arguments: [
            (
                "password", "NaCl", (UInt64(1024), UInt32(8), UInt32(16)),
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                    + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
            ),
            (
                "pleaseletmein", "SodiumChloride", (UInt64(16384), UInt32(8), UInt32(1)),
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                    + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
            ),
        ])
    func published(password: String, salt: String, cost: (n: UInt64, r: UInt32, p: UInt32), derived: String) throws {
        let cost = try Scrypt.Cost(n: cost.n, r: cost.r, p: cost.p)
        #expect(try derive(Array(password.utf8), Array(salt.utf8), cost, count: 64) == bytes(derived))
    }

    static let refused: [(n: UInt64, r: UInt32, p: UInt32)] = [
        (0, 8, 1), (1, 8, 1), (3, 8, 1), (1000, 8, 1), (1025, 8, 1), (.max, 8, 1), (1 << 63, 8, 1), (1 << 25, 1, 1),
        (16, 0, 1), (16, 33, 1), (16, .max, 1), (16, 8, 0), (16, 8, 17), (16, 8, .max),
        // 2 GiB.
        (1 << 21, 8, 1), (1 << 19, 32, 1), (1 << 24, 1, 1),
    ]

    @Test("refuses a cost that is not one, or would take more than 1 GiB", arguments: refused)
    func refusedCost(n: UInt64, r: UInt32, p: UInt32) {
        #expect(thrown { try Scrypt.Cost(n: n, r: r, p: p) }?.code == .invalidParameter)
    }

    @Test("takes a cost up to 1 GiB", arguments: [(2, 1, 1), (1 << 20, 8, 1), (1 << 18, 32, 16), (1 << 14, 8, 1)])
    func takenCost(n: Int, r: Int, p: Int) throws {
        let cost = try Scrypt.Cost(n: UInt64(n), r: UInt32(r), p: UInt32(p))
        #expect(cost.n == UInt64(n))
        #expect(cost.r == UInt32(r))
        #expect(cost.p == UInt32(p))
    }

    @Test("gives 1 to 1,024 bytes")
    func limits() throws {
        let cost = try Scrypt.Cost(n: 16, r: 1, p: 1)
        for count in [-1, 0, 1025, .max] {
            #expect(thrown { try derive([1], [2], cost, count: count) }?.code == .invalidParameter)
        }
        let most = try derive([1], [2], cost, count: 1024)
        #expect(most.count == 1024)
        // PBKDF2 at the end gives block after block: fewer bytes are the start of more.
        #expect(try derive([1], [2], cost, count: 1) == [most[0]])
    }
}
