import TestSupport
import Testing

@testable import AuditLog

@Suite("The line of a record")
struct AuditEntryTests {
    /// Every member. The format is frozen: this text must stay readable, and be written so.
    private static let golden =
        #"{"v":1,"sequence":41,"previous":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","time":"2026-11-22T04:35:26.123Z","#
        + #""decision":"revealed","principal":"ada@desk.example","purpose":"support","reason":"call \"back\"\u000a\\now","#
        + #""tenant":"acme","form":"masked","fields":["customer.email","customer.phone"],"classes":["contact"],"#
        + #""rules":["own-tickets","night"],"document":{"name":"desk","version":12},"budgetLeft":-3,"#
        + #""subjects":["000102030405060708090a0b0c0d0e0f","ffffffffffffffffffffffffffffffff"],"facts":{"a":"","host":"wörk\u2028"}}"#
    private static let shortest =
        #"{"v":1,"sequence":0,"previous":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","time":"1970-01-01T00:00:00.000Z","#
        + #""decision":"denied","principal":""}"#

    private var entry: AuditEntry {
        get throws {
            let bytes = ((0..<16).map { UInt8($0) }, [UInt8](repeating: 0xFF, count: 16))
            let subjects = [AuditSubject(bytes: bytes.0.span), AuditSubject(bytes: bytes.1.span)].compactMap(\.self)
            let time = try #require(AuditTime("2026-11-22T04:35:26.123Z"))
            return try AuditEntry(
                sequence: 41, previous: MerkleTree.emptyRoot(),
                record: AuditRecord(
                    time: time, decision: .revealed, principal: "ada@desk.example", purpose: "support",
                    reason: "call \"back\"\n\\now", tenant: "acme", form: "masked",
                    fields: ["customer.email", "customer.phone"], classes: ["contact"],
                    rules: ["own-tickets", "night"],
                    document: AuditRecord.Document(name: "desk", version: 12), budgetLeft: -3, subjects: subjects,
                    facts: ["host": "wörk\u{2028}", "a": ""]))
        }
    }

    @Test("is this one")
    func golden() throws {
        #expect(String(decoding: try entry.line(), as: UTF8.self) == Self.golden)
        #expect(try AuditEntry(Array(Self.golden.utf8)) == entry)
        let least = AuditEntry(
            sequence: 0, previous: try MerkleTree.emptyRoot(),
            record: AuditRecord(time: AuditTime(milliseconds: 0), decision: .denied, principal: ""))
        #expect(String(decoding: try least.line(), as: UTF8.self) == Self.shortest)
        #expect(try AuditEntry(Array(Self.shortest.utf8)) == least)
    }

    @Test("is one line for every reader, whatever the strings have in them", arguments: Seed.all)
    func strings(seed: Seed) throws {
        var random = seed.generator
        let pieces: [String] = [
            "\n", "\r\n", "\u{0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{7F}", "\"", "\\",
            "\\u000a",
            "/", "é", "e\u{301}", "漢", "🧑‍💻", "\u{FFFD}", "\u{A0}", "\u{202F}", "a", "12345678", "</script>",
            "\u{10FFFF}",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
        }
        for number in 0..<400 {
            var record = AuditRecord(
                time: AuditTime(milliseconds: .random(in: 0..<253_402_300_800_000, using: &random)),
                decision: AuditDecision(rawValue: text()), principal: text())
            if Bool.random(using: &random) { record.purpose = text() }
            if Bool.random(using: &random) { record.reason = text() }
            if Bool.random(using: &random) { record.tenant = text() }
            if Bool.random(using: &random) { record.form = text() }
            record.fields = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
            record.classes = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
            record.rules = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
            if Bool.random(using: &random) {
                record.document = AuditRecord.Document(
                    name: text(), version: .random(in: .min ... .max, using: &random))
            }
            if Bool.random(using: &random) { record.budgetLeft = .random(in: .min ... .max, using: &random) }
            record.subjects = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                digest(.random(in: 0...999, using: &random))
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) { record.facts[text()] = text() }
            let entry = AuditEntry(sequence: number, previous: try MerkleTree.emptyRoot(), record: record)
            let line = try entry.line()
            let read = try AuditEntry(line)
            #expect(read == entry)
            #expect(try read.line() == line)
            for byte in line where byte < 0x20 || byte == 0x7F { Issue.record("a control character in the line") }
            let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
            #expect(
                !scalars.contains {
                    $0.properties.generalCategory == .control || "\u{2028}\u{2029}\u{202E}".unicodeScalars.contains($0)
                })
        }
    }

    @Test("with any byte changed, left out or put in is refused, or is another record's only line")
    func mutations() throws {
        for golden in [Self.golden, Self.shortest].map({ Array($0.utf8) }) {
            let entry = try AuditEntry(golden)
            for place in golden.indices {
                for byte in UInt8.min ... .max where byte != golden[place] {
                    var changed = golden
                    changed[place] = byte
                    if let read = try? AuditEntry(changed), try read == entry || read.line() != changed {
                        Issue.record("byte \(place) as \(byte)")
                    }
                }
                var shorter = golden
                shorter.remove(at: place)
                if let read = try? AuditEntry(shorter), try read == entry || read.line() != shorter {
                    Issue.record("without byte \(place)")
                }
                for byte in Array("\" ,:{}[]\\0a\n\u{0}\r".utf8) {
                    var longer = golden
                    longer.insert(byte, at: place)
                    if let read = try? AuditEntry(longer), try read == entry || read.line() != longer {
                        Issue.record("with \(byte) before byte \(place)")
                    }
                }
                #expect(throws: AuditLogError.self) { _ = try AuditEntry(Array(golden[..<place])) }
            }
        }
    }

    @Test(
        "in another form is refused",
        arguments: [
            (#""sequence":0,"#, #""sequence":00,"#), (#""sequence":0,"#, #""sequence":-1,"#),
            (#""sequence":0,"#, #""sequence":9223372036854775808,"#), (#""sequence":0,"#, #""sequence":1e0,"#),
            (#""sequence":0,"#, #""sequence":0,"sequence":0,"#), (#""v":1"#, #""v":2"#), (#"{"v""#, #"{ "v""#),
            (#""principal":"""#, #""principal":"","principal":"""#),
            (#""principal":"""#, #""principal":"","form":"","tenant":"""#),
            (#""principal":"""#, #""principal":"","fields":[]"#), (#""principal":"""#, #""principal":"","facts":{}"#),
            (#""principal":"""#, #""principal":"","facts":{"b":"","a":""}"#),
            (#""principal":"""#, #""principal":"","facts":{"a":"","a":""}"#),
            (#""principal":"""#, #""principal":"","facts":{"\u000a":"","\u0009":""}"#),
            (#""principal":"""#, #""principal":"","subjects":["000102030405060708090a0b0c0d0e0F"]"#),
            (#""principal":"""#, #""principal":"","subjects":["000102030405060708090a0b0c0d0e0"]"#),
            (#""principal":"""#, #""principal":"","subjects":["000102030405060708090a0b0c0d0e0g"]"#),
            (#""principal":"""#, #""principal":"","budgetLeft":-0"#),
            (#""principal":"""#, #""principal":"","budgetLeft":01"#),
            (#""principal":"""#, #""principal":"\n""#), (#""principal":"""#, #""principal":"\u0041""#),
            (#""principal":"""#, #""principal":"\u000A""#), (#""principal":"""#, #""principal":"\/""#),
            (#""principal":"""#, "\"principal\":\"\u{2028}\""), (#""principal":"""#, "\"principal\":\"\u{85}\""),
            (#""principal":"""#, "\"principal\":\"\u{202E}\""), (#""principal":"""#, "\"principal\":\"\u{7F}\""),
            (#""principal":"""#, #""principal":null"#), (#""principal":"""#, #""principal":"","other":1"#),
            ("1970-01-01T00", "1970-02-30T00"), ("1970-01-01T00", "1970-01-01T24"), ("1970-01-01T00", "1970-01-01t00"),
            ("SuFU", "SuFV"), ("}", "}\r"), ("}", "}\u{0}"), ("}", "} "), ("}", "}}"),
        ])
    func refusals(part: String, replacement: String) {
        let line = Self.shortest.replacing(part, with: replacement)
        #expect(line != Self.shortest)
        #expect(code { _ = try AuditEntry(Array(line.utf8)) } == .malformedRecord)
    }

    @Test(
        "that is not UTF-8 is refused",
        arguments: [
            [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xE0, 0x80, 0x80],
        ] as [[UInt8]])
    func encodings(bytes: [UInt8]) {
        let line = Array(Self.shortest.utf8)
        let changed = line.dropLast(2) + bytes + line.suffix(2)
        #expect(code { _ = try AuditEntry(Array(changed)) } == .malformedRecord)
    }

    @Test("is as long as may be, and no longer")
    func size() throws {
        let room = AuditRecord.maximumLineSize - LineBody.headLimit
        let empty = try LineBody(AuditRecord(decision: .denied, principal: "")).bytes.count
        let most = AuditRecord(decision: .denied, principal: String(repeating: "x", count: room - empty))
        let line = try AuditEntry(sequence: .max, previous: MerkleTree.emptyRoot(), record: most).line()
        #expect(line.count <= AuditRecord.maximumLineSize)
        #expect(try AuditEntry(line).record == most)
        let more = AuditRecord(decision: .denied, principal: String(repeating: "x", count: room - empty + 1))
        #expect(code { _ = try LineBody(more) } == .recordTooLong)
        let many = AuditRecord(decision: .revealed, principal: "", subjects: (0..<119_000).map(digest))
        #expect(
            try AuditEntry(AuditEntry(sequence: 1, previous: MerkleTree.emptyRoot(), record: many).line()).record
                == many)
    }
}
