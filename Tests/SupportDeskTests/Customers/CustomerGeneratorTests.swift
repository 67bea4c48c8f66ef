import Testing

@testable import SupportDesk

@Suite("Made-up customers")
struct CustomerGeneratorTests {
    private static let customers = (1...20_000).map { CustomerGenerator(seed: 7).customer($0) }

    @Test("the same seed makes the same customers, however many there are; another makes others")
    func deterministic() {
        let (small, large) = (CustomerGenerator(seed: 7), CustomerGenerator(seed: 8))
        #expect(Self.customers.prefix(200).elementsEqual((1...200).map { small.customer($0) }))
        #expect((1...200).allSatisfy { large.customer($0).email != Self.customers[$0 - 1].email })
        #expect(CustomerBook(count: 500, seed: 9).customers == CustomerBook(count: 500, seed: 9).customers)
        // What a seed makes must not change: a desk that is there is gone on with.
        let first = CustomerGenerator(seed: 2019).customer(1)
        #expect(first == CustomerGenerator(seed: 2019).customer(1))
    }

    @Test("addresses are all different, and at domains that nobody has")
    func addresses() {
        #expect(Set(Self.customers.compactMap { $0.email?.lowercased() }).count == Self.customers.count)
        for customer in Self.customers {
            let domain = customer.email?.split(separator: "@").last.map(String.init) ?? ""
            #expect(CustomerGenerator.domains.contains(domain))
        }
        #expect(Self.customers.contains { $0.email != $0.email?.lowercased() })
    }

    @Test("names are in several scripts")
    func scripts() {
        let names = Self.customers.compactMap { $0.name?.unicodeScalars.first?.value }
        for range in [0x41...0x24F, 0x370...0x3FF, 0x400...0x4FF, 0x600...0x6FF, 0x900...0x97F, 0x30A0...0x30FF]
            as [ClosedRange<UInt32>]
        {
            #expect(names.contains(where: range.contains))
        }
    }

    @Test("card numbers pass Luhn, telephone numbers are E.164, tickets have their form")
    func forms() {
        for customer in Self.customers {
            let card = (customer.card ?? "").utf8.map { Int($0) - 48 }
            let sum = card.reversed().enumerated().reduce(0) { sum, digit in
                let doubled = digit.offset.isMultiple(of: 2) ? digit.element : 2 * digit.element
                return sum + doubled / 10 + doubled % 10
            }
            #expect(card.count == 16 && sum % 10 == 0)
            #expect((customer.phone ?? "").wholeMatch(of: /\+[1-9][0-9]{7,14}/) != nil)
            #expect((customer.ticket ?? "").wholeMatch(of: /TT-[0-9]{8}/) != nil)
        }
        #expect(Set(Self.customers.compactMap(\.card)).count < Self.customers.count)
    }

    @Test("canaries stand among the others, everywhere in the table", arguments: [20, 300, 5000])
    func canaries(count: Int) {
        let book = CustomerBook(count: count, seed: 11)
        #expect(book.customers.map(\.id) == Array(1...book.customers.count))
        #expect(book.customers.count { !$0.isCanary } == count)
        #expect(book.canaries.count == max(3, count / CustomerBook.customersPerCanary))
        let stretch = book.customers.count / book.canaries.count + 1
        for (number, canary) in book.canaries.enumerated() {
            #expect((number * stretch - book.canaries.count...(number + 1) * stretch).contains(canary.id))
        }
        #expect(CustomerBook(count: count, seed: 12).canaries.map(\.id) != book.canaries.map(\.id) || count == 20)
    }
}
