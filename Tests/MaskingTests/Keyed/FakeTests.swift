import FormatPreservingEncryption
import ProtectionKeys
import Testing

@testable import Masking

@Suite("Fakes")
struct FakeTests {
    @Test(
        "are as uniform as chance makes them, over every dictionary of up to 5,000 entries", arguments: [UInt8(1), 77])
    func uniform(_ key: UInt8) throws {
        let root = try fixedRoot(key)
        for dictionary in FakeDictionary.all where dictionary.capacity <= 5000 {
            let masking = KeyedMasking(.fake(dictionary), root)
            var counts: [String: Int] = [:]
            for subject in 0..<12 * dictionary.capacity {
                counts[try masking("subject \(subject)", context: Contexts.customer), default: 0] += 1
            }
            #expect(counts.count == dictionary.capacity)
            let bound = chiSquareBound(degrees: dictionary.capacity - 1)
            #expect(chiSquare(counts.values) < bound, "\(dictionary), key \(key)")
            // Nor is it more even than chance.
            #expect(chiSquare(counts.values) > 0.5 * Double(dictionary.capacity - 1) || dictionary.capacity < 50)
        }
    }

    @Test(
        "of numbered subjects have no collision, up to the capacity",
        arguments: ["city", "phone.gb", "person.kana", "company"])
    func distinct(_ id: String) throws {
        let dictionary = try #require(FakeDictionary(id))
        let masking = KeyedMasking(try .fake(dictionary, subjects: dictionary.capacity), try fixedRoot(3))
        // Small dictionaries as a whole; of large ones the first and the last 500: it is a permutation, and spot checks do.
        let numbers =
            dictionary.capacity <= 1000
            ? Array(0..<dictionary.capacity)
            : Array(0..<500) + Array(dictionary.capacity - 500..<dictionary.capacity)
        var fakes: Set<String> = []
        for number in numbers { fakes.insert(try masking("\(number)", context: Contexts.customer)) }
        #expect(fakes.count == numbers.count)
    }

    @Test("of numbered subjects do not depend on how many there are")
    func growing() throws {
        let root = try fixedRoot(4)
        let (few, many) = (
            KeyedMasking(try .fake(.user, subjects: 10), root), KeyedMasking(try .fake(.user, subjects: 1000), root)
        )
        for number in 0..<10 {
            #expect(try few("\(number)", context: Contexts.customer) == many("\(number)", context: Contexts.customer))
        }
    }

    @Test(
        "of what has no number below the subjects are none",
        arguments: ["10", "-1", "x", "01", "1.0", "+1", "99999999999999999999", " 1"])
    func outside(_ value: String) throws {
        let masking = KeyedMasking(try .fake(.user, subjects: 10), try fixedRoot(4))
        #expect(try masking(value, context: Contexts.customer) == "***")
        #expect(try masking(.integer(10), context: Contexts.customer) == .null)
        #expect(try masking(.integer(-1), context: Contexts.customer) == .null)
    }

    @Test("are refused for more subjects than entries")
    func capacity() throws {
        #expect(
            maskingCode { try KeyedMask.fake(.city, subjects: FakeDictionary.city.capacity + 1) } == .dictionaryTooSmall
        )
        #expect(maskingCode { try KeyedMask.fake(.city, subjects: .max) } == .dictionaryTooSmall)
        #expect(maskingCode { try KeyedMask.fake(.city, subjects: 0) } == .invalidArgument)
        #expect(maskingCode { try KeyedMask.fake(.city, subjects: .min) } == .invalidArgument)
        let mask = try KeyedMask.fake(.city, subjects: 2)
        let root = try fixedRoot(1)
        #expect(maskingCode { try KeyedMasking(mask, root, numbering: .list(["a", "b", "c"])) } == .dictionaryTooSmall)
    }

    @Test("of a list are those of the places in it")
    func list() throws {
        let root = try fixedRoot(5)
        let mask = try KeyedMask.fake(.email, subjects: 100)
        let names = ["ada", "", "é", "e\u{301}", "ada "]
        let masking = try KeyedMasking(mask, root, numbering: .list(names))
        let numbered = KeyedMasking(mask, root)
        for (number, name) in names.enumerated() where !name.isEmpty {
            #expect(try masking(name, context: Contexts.customer) == numbered("\(number)", context: Contexts.customer))
        }
        #expect(try masking("bob", context: Contexts.customer) == "***")
        #expect(maskingCode { try SubjectNumbering.list([]) } == .emptyDictionary)
        let error = try #require(maskingError { try SubjectNumbering.list(["ada", "bob", "ada"]) })
        #expect(error.code == .invalidArgument && !error.message.contains("ada") && error.message.contains("2"))
    }

    @Test("of a format are those of the ranks in it")
    func format() throws {
        let root = try fixedRoot(6)
        let mask = try KeyedMask.fake(.user, subjects: 10_000_000)
        let masking = try KeyedMasking(mask, root, numbering: .format(try Format(text: "C-<digits:7>")))
        let numbered = KeyedMasking(mask, root)
        #expect(try masking("C-0004711", context: Contexts.customer) == numbered("4711", context: Contexts.customer))
        #expect(try masking("0004711", context: Contexts.customer) == "***")
        let card = try Format.paymentCard()
        #expect(maskingCode { try SubjectNumbering.format(card) } == .invalidArgument)
        let email = try Format.emailAddress()
        #expect(maskingCode { try SubjectNumbering.format(email) } == .invalidArgument)
        let long = try Format(text: "<digits:12>")
        #expect(maskingCode { try SubjectNumbering.format(long) } == .dictionaryTooSmall)
        let wide = try SubjectNumbering.format(try Format(text: "<digits:9>"))
        #expect(maskingCode { try KeyedMasking(mask, root, numbering: wide) } == .dictionaryTooSmall)
    }

    @Test("are shared by equal values only where the value decides, and by a subject where it does")
    func subjects() throws {
        let masking = KeyedMasking(.fake(.person(.latin)), try fixedRoot(8))
        let (ada, bob) = (
            try masking("Ada", context: Contexts.customer), try masking("Bob", context: Contexts.customer)
        )
        #expect(ada == (try masking("Ada", context: Contexts.customer)))
        #expect(ada != bob)
        #expect(
            try masking("Ada", subject: "7", context: Contexts.customer)
                == masking("Bob", subject: "7", context: Contexts.customer))
        #expect(try masking("x", subject: "Ada", context: Contexts.customer) == ada)
    }

    @Test("of empty values are empty, and of none none")
    func empty() throws {
        let root = try fixedRoot(8)
        for text in KeyedTextTests.texts where !text.contains("|") {
            let masking = KeyedMasking(try KeyedMask(text), root)
            #expect(try masking("", subject: "s", context: Contexts.customer) == "")
            #expect(try masking(String?.none, subject: "s", context: Contexts.customer) == nil)
            #expect(try masking(MaskValue.null, subject: "s", context: Contexts.customer) == .null)
            #expect(try masking(.bytes([]), subject: "s", context: Contexts.customer) == .bytes([]))
        }
    }

    @Test("are no numbers, domains or ranges that belong to somebody")
    func reserved() throws {
        for index in stride(from: 0, to: FakeDictionary.email.capacity, by: 99_991) {
            let address = FakeDictionary.email.text(at: index)
            #expect(address.contains(/^[a-z]+\.[a-z]+[0-9]{1,4}@example\.(com|net|org)$/))
        }
        for index in 0..<FakeDictionary.phone(.us).capacity {
            #expect(FakeDictionary.phone(.us).text(at: index).contains(/^\+1[2-9][0-9]{2}55501[0-9]{2}$/))
        }
        for index in 0..<FakeDictionary.phone(.gb).capacity {
            #expect(
                FakeDictionary.phone(.gb).text(at: index).contains(
                    /^\+44(2079460[0-9]{3}|1[2-6]14960[0-9]{3}|1632960[0-9]{3}|7700900[0-9]{3})$/))
        }
        for index in stride(from: 0, to: FakeDictionary.phone(.fr).capacity, by: 7) {
            #expect(
                FakeDictionary.phone(.fr).text(at: index).contains(
                    /^\+33(19900|26191|35301|46571|53649|63998)[0-9]{4}$/))
        }
    }

    @Test("have as many different texts as a dictionary says", arguments: FakeDictionary.all)
    func distinctEntries(_ dictionary: FakeDictionary) {
        // The parts are different, and what is between them tells them apart; small products are written out.
        for case .words(let list) in dictionary.template.parts {
            #expect(Set(list.words.map { Array($0.unicodeScalars) }).count == list.count)
            #expect(
                list.words.allSatisfy {
                    !$0.isEmpty && $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format }
                })
        }
        guard dictionary.capacity <= 150_000 else { return }
        var texts: Set<String> = []
        for index in 0..<dictionary.capacity { texts.insert(dictionary.text(at: index)) }
        #expect(texts.count == dictionary.capacity)
    }

    @Test("are written in the script that they are of")
    func scripts() {
        let ranges: [FakeScript: [ClosedRange<UInt32>]] = [
            .latin: [0x41...0x24F, 0x1E00...0x1EFF], .cyrillic: [0x400...0x52F],
            .greek: [0x370...0x3FF, 0x1F00...0x1FFF],
            .han: [0x4E00...0x9FFF], .kana: [0x30A0...0x30FF], .hangul: [0xAC00...0xD7A3], .arabic: [0x600...0x6FF],
            .devanagari: [0x900...0x97F],
        ]
        for script in FakeScript.allCases {
            let names = PersonNames.names(script)
            for name in names.given.words + names.family.words {
                for scalar in name.unicodeScalars {
                    #expect(ranges[script]!.contains { $0.contains(scalar.value) }, "\(name)")
                }
            }
        }
        #expect(FakeScript.allCases.count >= 6)
    }
}
