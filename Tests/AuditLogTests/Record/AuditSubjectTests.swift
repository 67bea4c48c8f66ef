import Testing

@testable import AuditLog

@Suite("A subject's digest")
struct AuditSubjectTests {
    @Test("is written in lower-case hexadecimal, as everything else that prints digests of subjects does")
    func text() throws {
        let bytes = (0..<16).map { UInt8(17 * $0) }
        let made = AuditSubject(bytes: bytes.span)
        let subject = try #require(made)
        #expect("\(subject)" == "00112233445566778899aabbccddeeff")
        #expect(AuditSubject("00112233445566778899aabbccddeeff") == subject && subject.bytes == bytes)
    }

    @Test("has one text only, in every digit")
    func digits() throws {
        let text = Array("0123456789abcdef0123456789abcdef".utf8)
        for place in text.indices {
            for byte in UInt8.min ... .max {
                var changed = text
                changed[place] = byte
                let isDigit = (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
                let subject = AuditSubject(text: changed.span)
                #expect((subject != nil) == isDigit)
                if let subject { #expect(Array("\(subject)".utf8) == changed) }
            }
        }
        for length in [0, 31, 33, 64] { #expect(AuditSubject(String(repeating: "0", count: length)) == nil) }
    }
}
