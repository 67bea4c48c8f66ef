import TestSupport
import Testing

@testable import AuditLog

/// C2SP signed-note, with the example of Go's golang.org/x/mod/sumdb/note (package documentation and note_test.go).
@Suite("Signed notes")
struct SignedNoteTests {
    private static let text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    private static let peter =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    private static let enoch =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
    private static let enochKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"

    @Test("are signed as Go signs them, byte by byte")
    func signing() throws {
        let note = try SignedNote(text: Self.text, signers: [testSigner()])
        #expect(note.serialized == Self.text + "\n" + Self.peter)
        #expect(try testSigner().insecureText == testKey)
        #expect(try testSigner().verifier.text == testVerifierText)
        #expect(try NoteVerifier(testVerifierText).text == testVerifierText)
        #expect(try testSigner().verifier.keyID == 0xc74f_20a3)
    }

    @Test("are verified by the keys that are known, whoever else signed")
    func verifying() throws {
        let (peter, enoch) = (try NoteVerifier(testVerifierText), try NoteVerifier(Self.enochKey))
        let note = try SignedNote(Self.text + "\n" + Self.peter + Self.enoch)
        #expect(note.text == Self.text)
        #expect(note.signatures.map(\.name) == ["PeterNeumann", "EnochRoot"])
        #expect(note.serialized == Self.text + "\n" + Self.peter + Self.enoch)
        #expect(try note.verify(by: [peter]) == [peter])
        #expect(try note.verify(by: [enoch, peter]) == [peter, enoch])
        #expect(code { try note.verify(by: []) } == .untrustedNote)
        // The same name and another key, the same key and another name.
        let others = try [
            NoteSigner.random(name: "PeterNeumann").verifier,
            NoteVerifier(name: "Peter", publicKey: peter.publicKey),
        ]
        #expect(code { try note.verify(by: others) } == .untrustedNote)
        let twice = try SignedNote(Self.text + "\n" + Self.peter + Self.peter)
        #expect(try twice.verify(by: [peter]) == [peter])
    }

    @Test("with a signature that bears a known key's name and is not its are refused, whatever else is right")
    func wrongSignatures() throws {
        let (peter, enoch) = (try NoteVerifier(testVerifierText), try NoteVerifier(Self.enochKey))
        let changed = Self.text.replacing("problem is.", with: "problem was.")
        #expect(code { try SignedNote(changed + "\n" + Self.peter).verify(by: [peter]) } == .invalidSignature)
        let wrong = Self.peter.replacing("SffcvIAQ", with: "SffcvIAR")
        #expect(
            code { try SignedNote(Self.text + "\n" + Self.enoch + wrong).verify(by: [enoch, peter]) }
                == .invalidSignature)
        let longer = Self.peter.replacing("cvIAQ", with: "cvABCDIAQ")
        #expect(code { try SignedNote(Self.text + "\n" + longer).verify(by: [peter]) } == .invalidSignature)
    }

    private static func note(_ signature: String) -> String { text + "\n" + signature }

    private static let malformed: [String] = [
        text, note(""), note(String(peter.dropLast())), "\u{1}" + note(peter),
        note(peter.replacing("PeterNeumann", with: "Bad Name")), note(peter + "Unexpected line.\n"),
        note(peter + "\n"), "\n\n" + peter, "", text + "\r\n" + peter, note(peter.replacing("\n", with: "\r\n")),
        note(peter.replacing("—", with: "-")), note(peter.replacing("— ", with: "—")),
        note(peter.replacing("AM=", with: "AM")), note(peter.replacing("AM=", with: "AN=")),
        note("— PeterNeumann x08g\n"), note("— Peter+Neumann x08gAAAA\n"), note("— \u{a0} x08gAAAA\n"),
        note(String(repeating: peter, count: 101)),
    ]

    @Test("are read strictly", arguments: malformed)
    func refusals(note: String) {
        #expect(code { _ = try SignedNote(note) } == .malformedNote)
    }

    @Test("may have empty lines in the text, and many signatures")
    func unusual() throws {
        let text = "a\n\nb\n\n\nc\n"
        let note = try SignedNote(text: text, signers: [testSigner()])
        #expect(try SignedNote(note.serialized).text == text)
        #expect(try SignedNote(Self.text + "\n" + String(repeating: Self.peter, count: 100)).signatures.count == 100)
        var signed = note
        for _ in 0..<15 { signed = try signed.signed(by: .random(name: "w.example")) }
        #expect(try SignedNote(signed.serialized) == signed)
        #expect(try signed.verify(by: [testSigner().verifier]).count == 1)
        #expect(code { _ = try SignedNote(text: "no newline", signers: [testSigner()]) } == .malformedNote)
        #expect(code { _ = try SignedNote(text: "a\u{0}\n", signers: [testSigner()]) } == .malformedNote)
        #expect(code { _ = try SignedNote(text: "a\n", signers: []) } == .malformedNote)
    }

    @Test("keys are read whole or not at all", arguments: [true, false])
    func keys(isPublic: Bool) throws {
        let bytes = Array((isPublic ? testVerifierText : testKey).utf8)
        func read(_ bytes: [UInt8]) throws {
            let text = String(decoding: bytes, as: UTF8.self)
            if isPublic { _ = try NoteVerifier(text) } else { _ = try NoteSigner(insecureText: text) }
        }
        try read(bytes)
        for start in bytes.indices {
            for end in start + 1...bytes.count where start > 0 || end < bytes.count {
                if code({ try read(Array(bytes[start..<end])) }) != .malformedKey { Issue.record("\(start)..<\(end)") }
            }
        }
        for place in bytes.indices {
            for difference: UInt8 in [1, 2, 4, 8, 16, 32] {
                var changed = bytes
                changed[place] ^= difference
                if code({ try read(changed) }) != .malformedKey { Issue.record("\(place) ^ \(difference)") }
            }
        }
    }

    @Test("with a key of another kind or length are refused, although the name and the hash fit")
    func foreignKeys() {
        // From note_test.go: a key of another length, and an unknown algorithm, with adjusted hashes.
        for key in [
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ] { #expect(code { _ = try NoteVerifier(key) } == .malformedKey) }
        for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb"] {
            #expect(code { _ = try NoteSigner.random(name: name) } == .malformedKey)
        }
    }

    @Test("print no key")
    func printing() throws {
        let signer = try testSigner()
        let dumped = TestSupport.dumped(signer)
        for text in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!text.contains("AYEKFALV") && text.contains("PeterNeumann"))
        }
    }
}
