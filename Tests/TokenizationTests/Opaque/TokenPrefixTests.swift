import Testing

@testable import Tokenization

@Suite("Token prefixes")
struct TokenPrefixTests {
    @Test("are 1 to 16 small letters and digits, a letter first", arguments: ["a", "tok", "a1", "abcdefgh12345678"])
    func valid(text: String) {
        #expect(TokenPrefix(text)?.text == text)
        #expect(TokenPrefix(text)?.description == text)
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "1a", "A", "tOk", "tok_", "tok-", "to k", "abcdefgh123456789", "é", "tok\u{301}", "ａ", "\0", "a\n",
            "a.b",
        ])
    func invalid(text: String) { #expect(TokenPrefix(text) == nil) }
}
