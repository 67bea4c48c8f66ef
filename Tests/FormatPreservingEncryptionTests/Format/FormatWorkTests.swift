import FormatPreservingEncryption
import Testing

/// Texts that once took seconds, gigabytes or the process. They are refused after a number of steps, not of seconds: what
/// this shows is that they end, and what for.
@Suite("Texts of formats that ask for too much")
struct FormatWorkTests {
    private func refusal(_ text: String) throws -> FormatPreservingEncryptionError {
        try #require(throws: FormatPreservingEncryptionError.self, "\(text.prefix(60))") { try Format(text: text) }
    }

    @Test(
        "Many lengths of large numbers",
        arguments: [
            "<han:1..500 same-length>-<han:1..500>", "<digits:1..1000 same-length>-<digits:1..1000>", "<han:1..4000>",
            "<[\\u{0}-\\u{FFFF}]:1..4096 same-length>", "<[a-zA-Z]:1..4096>",
        ])
    func lengths(text: String) throws {
        let error = try refusal(text)
        #expect(error.code == .formatTooComplex, "\(error)")
        #expect(error.message.contains("fewer lengths") && error.message.contains("steps"), "\(error)")
    }

    @Test("Classes of many ranges, by position and in the text")
    func classes() throws {
        let many = (0..<8_000).map { String(Unicode.Scalar(0x4E00 + UInt32($0) * 2) ?? " ") }.joined()
        for text in ["<regex max=512:(([\(many)]{512}){8})>", "<regex:([\(many)]{64}){8}>"] {
            let ranges = try refusal(text)
            #expect(ranges.code == .formatTooComplex && ranges.message.contains("too many ranges"), "\(ranges)")
        }
        let moves = try refusal("<regex:[\(many)]{20}>")
        #expect(moves.code == .formatTooComplex && moves.message.contains("moves"), "\(moves)")
        let alphabets = try refusal(String(repeating: "<[\\u{0}-\\u{FFFF}]>", count: 3_000))
        #expect(alphabets.code == .formatTooComplex && alphabets.message.contains("symbols together"), "\(alphabets)")
        let named = try refusal("(" + Array(repeating: "<han>", count: 3_000).joined(separator: "|") + ")")
        #expect(named.code == .formatTooComplex && named.message.contains("symbols"), "\(named)")
        let overlapping = (0..<2_000).map {
            "[\\u{\(String(0x4000 + $0, radix: 16))}-\\u{\(String(0x9000 + $0, radix: 16))}]"
        }
        let overlaps = try refusal("<regex:\(overlapping.joined(separator: "|"))>")
        #expect(overlaps.code == .formatTooComplex && overlaps.message.contains("overlap"), "\(overlaps)")
    }

    @Test("What is exceeded is what is named")
    func named() throws {
        let states = try refusal("<regex max=40:(a|b)*a(a|b){16}>")
        #expect(states.message.contains("more than 4096 states"), "\(states)")
        let joined = try refusal("<regex:([a-z]?){500}[a-z]>")
        #expect(joined.code == .formatTooComplex && joined.message.contains("join many positions"), "\(joined)")
        #expect(!joined.message.contains("more than 4096 states"))
        let many = try refusal(String(repeating: "<regex max=20:(a|b)*a(a|b){10}>", count: 100))
        #expect(many.code == .formatTooComplex, "\(many)")
    }

    @Test(
        "What is large, but within reason, is taken",
        arguments: [
            "<base36:1..512>", "<base62:1..200 same-length>-<digits:1..20>", "<printable:1..1000 same-length>",
            "<han:1..200>", "<digits:4096>", "<han:4000>", "<regex:[a-z]{512}>", "<regex max=512:[a-z][a-z0-9]*>",
            "<letters han keep=[ ] count=2..2048>", "<regex max=40:(a|b)*a(a|b){8}>",
        ])
    func taken(text: String) throws {
        let format = try Format(text: text)
        #expect(format.domainSize.bits >= 19)
    }
}
