import Foundation
import Testing

@testable import SupportDesk

@Suite("Ways in which a value may be written")
struct TextVariantTests {
    private static func patterns(_ value: String, _ field: CustomerField) -> [TextVariant: Set<String>] {
        var patterns: [TextVariant: Set<String>] = [:]
        for (variant, bytes) in TextVariant.patterns(of: value, field) {
            patterns[variant, default: []].insert(String(decoding: bytes, as: UTF8.self))
        }
        return patterns
    }

    @Test("letters in either case")
    func letters() {
        let patterns = Self.patterns("Zoë Weiß", .name)
        #expect(patterns[.asGiven] == ["Zoë Weiß"])
        #expect(patterns[.lowerCase] == ["zoë weiß"])
        #expect(patterns[.upperCase] == ["ZOË WEISS"])
    }

    @Test("digits alone, and in groups")
    func digits() {
        #expect(Self.patterns("+33 199 001234", .phone)[.digits] == ["33199001234"])
        let card = Self.patterns("4111111111111111", .card)
        #expect(card[.digits] == nil)
        #expect(card[.groups] == ["4111 1111 1111 1111", "4111-1111-1111-1111"])
    }

    @Test("Base64 and hexadecimal, wherever the value stands in what was encoded", arguments: 0...8)
    func encodings(offset: Int) {
        let value = "Ada Lovelace >>>???ÿ"
        let text = Data((String(repeating: "x", count: offset) + value + "yz").utf8)
        let patterns = Self.patterns(value, .name)
        let base64 = text.base64EncodedString()
        let forAddresses = base64.replacing("+", with: "-").replacing("/", with: "_")
        #expect(patterns[.base64]?.contains { base64.contains($0) } == true)
        #expect(patterns[.base64]?.contains { forAddresses.contains($0) } == true)
        let hexadecimal = text.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(patterns[.hexadecimal]?.contains { hexadecimal.contains($0) } == true)
    }

    @Test("what is too short to be told from chance is not looked for as it is", arguments: ["", "Al", "王伟", "Bo Li"])
    func short(value: String) {
        let patterns = Self.patterns(value, .name)
        let isTelling = value.utf8.count >= 6
        #expect((patterns[.asGiven] != nil) == isTelling)
    }

    @Test("every value of every customer is looked for, or counted as too short")
    func allValues() {
        let book = CustomerBook(count: 300, seed: 5)
        let patterns = PlaintextPatterns(of: book.customers)
        for field in CustomerField.allCases {
            let values = Set(book.customers.compactMap { $0[field] })
            #expect(Set(patterns.values[field] ?? []) == values)
            let searched = Set(patterns.origins.filter { $0.field == field && $0.variant == .asGiven }.map(\.value))
            #expect(searched.count + (patterns.tooShort[field] ?? 0) == values.count)
        }
        let text = book.customers.flatMap { customer in CustomerField.allCases.compactMap { customer[$0] } }
        let found = patterns.patterns(in: Array(text.joined(separator: "|").utf8))
        for (number, origin) in patterns.origins.enumerated() where origin.variant == .asGiven {
            #expect(found.contains(number), "\(origin.field)")
        }
    }
}
