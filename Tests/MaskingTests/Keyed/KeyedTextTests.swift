import ProtectionKeys
import Testing

@testable import Masking

@Suite("The text form of keyed masks")
struct KeyedTextTests {
    static let texts = [
        "fake(person.latin)", "fake(user, subjects: 50000)", "persona(email)",
        "persona(name, script: greek, region: gb)", "date-shift(days: 30)",
        "date-shift(days: 30, weeks: true, never-zero: true)", "noise(amount: 100)", "noise(percent: 5)",
        "hash(bytes: 16)", "hash(bytes: 8, encoding: base62)", "constant(\"x\") | hash(bytes: 8)",
        "hash(bytes: 8) | constant(\"x\") | null",
    ]

    @Test("parses back from what it writes", arguments: texts)
    func roundTrip(_ text: String) throws {
        let mask = try KeyedMask(text)
        #expect(mask.description == text)
        #expect(try KeyedMask(mask.description) == mask)
        #expect(mask.hashValue == (try KeyedMask(mask.description)).hashValue)
    }

    @Test("is that of masks made in Swift")
    func made() throws {
        #expect(KeyedMask.fake(.person(.latin)) == (try KeyedMask("fake( person.latin )")))
        #expect(try KeyedMask.fake(.user, subjects: 9).description == "fake(user, subjects: 9)")
        #expect(KeyedMask.persona(.name).description == "persona(name)")
        #expect(
            KeyedMask.dateShift(try DateShift(days: 7, wholeWeeks: true)).description
                == "date-shift(days: 7, weeks: true)")
        #expect(KeyedMask.hash() == (try KeyedMask("hash")))
        #expect(KeyedMask.hash() == (try KeyedMask("hash(16)")))
        #expect(KeyedMask.hash().then(.null).description == "hash(bytes: 16) | null")
        #expect(KeyedMask.hash().after(.constant("a")).description == "constant(\"a\") | hash(bytes: 16)")
        #expect(
            KeyedMask.hash().after(.constant("b")).after(.constant("a")).description
                == "constant(\"a\") | constant(\"b\") | hash(bytes: 16)")
        #expect(
            try KeyedMask("fake(person.latin, version: 1)").description == "fake(person.latin)")
    }

    @Test(
        "says where it is wrong",
        arguments: [
            ("fake", MaskingError.Code.missingArgument, 0), ("fake()", .missingArgument, 0),
            ("fake(person.klingon)", .invalidArgument, 5), ("fake(person.latin, version: 2)", .invalidArgument, 5),
            ("fake(\"person.latin\")", .invalidArgument, 5), ("fake(person.latin, version: 0)", .invalidArgument, 19),
            ("fake(city, subjects: 0)", .invalidArgument, 0), ("fake(city, subjects: 285)", .dictionaryTooSmall, 0),
            ("fake(city, subjects: -1)", .invalidArgument, 11), ("fake(city, subject: 3)", .unknownArgument, 11),
            ("fake(city, subjects: 99999999999999999999)", .invalidArgument, 11),
            ("persona", .missingArgument, 0), ("persona(shoe)", .invalidArgument, 8),
            ("persona(name, script: runes)", .invalidArgument, 14),
            ("persona(name, region: mars)", .invalidArgument, 14),
            ("date-shift", .missingArgument, 0), ("date-shift(days: 0)", .invalidArgument, 0),
            ("date-shift(days: 3651)", .invalidArgument, 0), ("date-shift(days: -3)", .invalidArgument, 11),
            ("date-shift(days: 6, weeks: true)", .invalidArgument, 0),
            ("date-shift(days: 30, weeks: maybe)", .invalidArgument, 21), ("noise", .missingArgument, 0),
            ("noise(amount: 0)", .invalidArgument, 0), ("noise(percent: 101)", .invalidArgument, 0),
            ("noise(amount: 1, percent: 1)", .unknownArgument, 6),
            ("noise(amount: 1000000000001)", .invalidArgument, 0),
            ("noise(amount: 1.5)", .invalidArgument, 6), ("hash(bytes: 7)", .invalidArgument, 0),
            ("hash(bytes: 33)", .invalidArgument, 0), ("hash(bytes: 16, encoding: base64)", .invalidArgument, 16),
            ("null | hash(bytes: 7)", .invalidArgument, 7), ("hash | noise(amount: 1)", .invalidArgument, 7),
            ("null", .unknownMask, 0), ("hash | nonsense", .unknownMask, 7), ("hash(", .malformedText, 5),
            ("", .malformedText, 0), ("hash(bytes: 16) hash", .malformedText, 16),
        ])
    func errors(_ text: String, _ code: MaskingError.Code, _ position: Int) throws {
        let error = try #require(maskingError { try KeyedMask(text) }, "\(text) was read")
        #expect(error.code == code)
        #expect(error.position == position)
        #expect(!error.message.isEmpty)
    }

    @Test(
        "one that needs a key is not read as one that needs none",
        arguments: ["fake(city)", "hash", "null | noise(amount: 2)"])
    func unkeyed(_ text: String) {
        #expect(maskingCode { try Mask(text) } == .keyRequired)
    }

    @Test("every mask declares itself", arguments: texts)
    func declarations(_ text: String) throws {
        let declaration = try KeyedMask(text).declaration
        #expect(declaration.isKeyed && declaration.isDeterministic)
        #expect(!declaration.isReversible)
        #expect(!declaration.reveals.isEmpty)
    }

    @Test("uniqueness is declared as it is")
    func uniqueness() throws {
        #expect(try KeyedMask("hash(bytes: 9)").declaration.uniqueness == .probable(bits: 72))
        #expect(try KeyedMask("fake(user, subjects: 2)").declaration.uniqueness == .unique)
        #expect(try KeyedMask("fake(user)").declaration.uniqueness == .lossy)
        #expect(try KeyedMask("hash | null").declaration.uniqueness == .lossy)
        #expect(try KeyedMask("hash | null").declaration.output == .null)
    }
}

@Suite("The catalog of masks")
struct KeyedCatalogTests {
    @Test("has every keyed mask, with what it declares")
    func entries() throws {
        #expect(MaskCatalog.keyedEntries.count == MaskCatalog.keyedExamples.count)
        #expect(
            Set(MaskCatalog.keyedExamples.map { $0.text.prefix { $0 != "(" } }).isSuperset(of: [
                "fake", "persona", "date-shift", "noise", "hash",
            ]))
        let table = MaskCatalog.table
        for entry in MaskCatalog.keyedEntries {
            let line = try #require(
                table.split(separator: "\n").first { $0.contains(entry.text.replacing("|", with: "\\|")) })
            #expect(line.contains("| yes | yes | no |"))
            #expect(line.contains(entry.declaration.reveals))
        }
    }
}
