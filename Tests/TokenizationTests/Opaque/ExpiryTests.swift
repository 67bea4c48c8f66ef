import CryptoCore
import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Opaque tokens: expiry")
struct ExpiryTests {
    private let root: RootKeyset
    private let tokenizer: OpaqueTokenizer

    init() throws {
        root = try RootKeyset(Keyset(.root))
        tokenizer = OpaqueTokenizer(root)
    }

    private func token(until end: Date) throws -> String {
        try tokenizer.tokenize("ada", context: Fields.email, until: end)
    }

    private func opening(_ token: String, now: Date) -> TokenizationError.Code? {
        code { try tokenizer.detokenize(token, context: Fields.email, now: now) }
    }

    private func seconds(_ token: String) -> UInt64 {
        let bytes = tokenBytes(token)
        #expect(bytes[0] == OpaqueKind.expiring.rawValue)
        return UInt64(bytes.span.bigEndianWord(at: 5)) << 32 | UInt64(bytes.span.bigEndianWord(at: 9))
    }

    @Test(
        "is at the very second, not before it and not after", arguments: [1, 1_700_000_000, 4_294_967_296] as [Double])
    func second(end: Double) throws {
        let token = try token(until: Date(timeIntervalSince1970: end))
        #expect(opening(token, now: Date(timeIntervalSince1970: end - 1)) == nil)
        #expect(opening(token, now: Date(timeIntervalSince1970: end - 0.001)) == nil)
        for now in [end, end + 0.001, end + 1, end + 1e9, .infinity] {
            #expect(opening(token, now: Date(timeIntervalSince1970: now)) == .expired)
        }
        #expect(opening(token, now: .distantPast) == nil)
    }

    @Test("is in whole seconds, rounded down")
    func rounding() throws {
        let token = try token(until: Date(timeIntervalSince1970: 1000.999))
        #expect(seconds(token) == 1000)
        #expect(opening(token, now: Date(timeIntervalSince1970: 999.999)) == nil)
        #expect(opening(token, now: Date(timeIntervalSince1970: 1000)) == .expired)
    }

    @Test("takes whatever end is asked for, without a trap")
    func hostileEnds() throws {
        let ends: [(Double, UInt64)] = [
            (0, 0), (-1, 0), (-1e300, 0), (-.infinity, 0), (.infinity, 1_000_000_000_000_000),
            (1e15, 1_000_000_000_000_000),
            (1e16, 1_000_000_000_000_000), (1.8e19, 1_000_000_000_000_000), (1.9e19, 1_000_000_000_000_000),
            (.greatestFiniteMagnitude, 1_000_000_000_000_000), (.leastNonzeroMagnitude, 0), (0.5, 0),
        ]
        for (end, expected) in ends {
            let token = try token(until: Date(timeIntervalSince1970: end))
            #expect(seconds(token) == expected, "\(end)")
            #expect(opening(token, now: Date(timeIntervalSince1970: 1e9)) == (expected == 0 ? .expired : nil))
        }
        for end in [Date.distantPast, .distantFuture] { _ = try token(until: end) }
    }

    @Test("that is no number is over at once, and a clock that shows none opens nothing that has an end")
    func notANumber() throws {
        let never = try token(until: Date(timeIntervalSince1970: .nan))
        #expect(seconds(never) == 0)
        #expect(opening(never, now: Date(timeIntervalSince1970: 0)) == .expired)
        let token = try token(until: .distantFuture)
        #expect(opening(token, now: Date(timeIntervalSince1970: .nan)) == .expired)
    }

    @Test("is authenticated: another end is a made-up token, whatever it says")
    func authenticated() throws {
        let end: UInt64 = 1_700_000_000
        let token = try token(until: Date(timeIntervalSince1970: Double(end)))
        let bytes = tokenBytes(token)
        let made: [UInt64] = [0, 1, end - 1, end + 1, 1 << 53, 1 << 63, .max, .max - 1, 1_000_000_000_000_001]
        for other in made {
            let header = [UInt8](capacity: 13) { output in
                for byte in bytes[..<5] { output.append(byte) }
                output.append(bigEndian: other)
            }
            let text = tokenText((header + bytes[13...]))
            for now in [0, Double(end) - 1, Double(end), 1e18] {
                #expect(opening(text, now: Date(timeIntervalSince1970: now)) == .authenticationFailed)
            }
            #expect(try tokenizer.keyID(of: text) == root.primaryKeyID)
        }
    }

    @Test("an expired token of another tenant is not told to be expired")
    func order() throws {
        let token = try token(until: Date(timeIntervalSince1970: 1000))
        #expect(
            code { try tokenizer.detokenize(token, context: Fields.others[0], now: Date()) } == .authenticationFailed)
    }

    @Test("is kept when a token moves to another key")
    func kept() throws {
        var keyset = try Keyset(.root)
        let old = OpaqueTokenizer(try RootKeyset(keyset))
        try keyset.promote(keyset.add(.root))
        let new = OpaqueTokenizer(try RootKeyset(keyset))
        for end in [1000, 1_700_000_000, 1e15] {
            let date = Date(timeIntervalSince1970: end)
            let token = try old.tokenize("ada", context: Fields.email, until: date)
            let before = Date(timeIntervalSince1970: end - 1)
            let moved = try new.retokenize(token, context: Fields.email, now: before)
            #expect(seconds(moved) == UInt64(end))
            #expect(try new.detokenize(moved, context: Fields.email, now: before) == "ada")
            #expect(code { try new.detokenize(moved, context: Fields.email, now: date) } == .expired)
            #expect(code { try new.retokenize(token, context: Fields.email, now: date) } == .expired)
        }
    }

    @Test("by the clock, when no time is given")
    func clock() throws {
        let (past, future) = (
            try token(until: Date().addingTimeInterval(-5)), try token(until: Date().addingTimeInterval(3600))
        )
        #expect(code { try tokenizer.detokenize(past, context: Fields.email) } == .expired)
        #expect(try tokenizer.detokenize(future, context: Fields.email) == "ada")
    }

    @Test("other tokens have none")
    func others() throws {
        let now = Date(timeIntervalSince1970: 1e17)
        let tokens = [
            try tokenizer.tokenize("ada", context: Fields.email),
            try tokenizer.tokenizeDeterministically("ada", context: Fields.email),
        ]
        for token in tokens { #expect(opening(token, now: now) == nil) }
    }
}
