import Masking

/// Makes customers up: the same for the same seed and id.
///
/// Names are in eight scripts, addresses at domains that are kept free for examples, telephone numbers of ranges that are kept
/// free for fiction. Card numbers are random and pass Luhn.
struct CustomerGenerator: Sendable {
    private let seed: UInt64
    private let names = FakeScript.allCases.map { FakeDictionary.person($0) }
    private let phones = FictionalRegion.allCases.map { FakeDictionary.phone($0) }
    private let firstUser: Int

    init(seed: UInt64) {
        self.seed = seed
        var numbers = SeededGenerator(seed: seed ^ 0xADD2_E55E)
        firstUser = numbers.number(below: FakeDictionary.user.capacity)
    }

    /// RFC 6761, section 6.5: the top-level domain `example`.
    static let domains = [
        "posteo.example", "nordwind.example", "mail.example", "kaze.example", "correo.example", "example.com",
        "example.net", "example.org",
    ]

    /// The customer of an id.
    func customer(_ id: Int) -> Customer {
        var numbers = SeededGenerator(seed: seed &+ UInt64(id) &* 0xD134_2543_DE82_EF95)
        let names = names[numbers.number(below: names.count)]
        var customer = Customer(id: id, name: names.text(at: numbers.number(below: names.capacity)))
        customer.email = email(id, &numbers)
        customer.phone = phone(&numbers)
        customer.ticket = "TT-" + Self.padded(numbers.number(below: 100_000_000))
        customer.card = card(id)
        return customer
    }

    /// No two have the same. One of eight writes it with capitals.
    private func email(_ id: Int, _ numbers: inout SeededGenerator) -> String {
        // A step that shares no factor with the number of users comes by each of them once.
        let capacity = FakeDictionary.user.capacity
        let user = FakeDictionary.user.text(at: (firstUser + id % capacity * Self.step(capacity)) % capacity)
        let domain = Self.domains[numbers.number(below: Self.domains.count)]
        guard numbers.number(below: 8) == 0 else { return "\(user)@\(domain)" }
        return user.split(separator: ".").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: ".")
            + "@\(domain)"
    }

    private static func step(_ capacity: Int) -> Int {
        var step = 7_919_993
        while gcd(step, capacity) != 1 { step += 2 }
        return step
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

    /// Regions as often as they have numbers.
    private func phone(_ numbers: inout SeededGenerator) -> String {
        var place = numbers.number(below: phones.reduce(0) { $0 + $1.capacity })
        for phones in phones {
            if place < phones.capacity { return phones.text(at: place) }
            place -= phones.capacity
        }
        preconditionFailure("the place lies within one of them")
    }

    /// One of a hundred customers pays with the card of the one before.
    private func card(_ id: Int) -> String {
        let owner = id % 100 == 0 ? id - 1 : id
        var numbers = SeededGenerator(seed: ~seed &+ UInt64(owner) &* 0xA076_1D64_78BD_642F)
        let start = numbers.number(below: 2) == 0 ? "4" : "5\(1 + numbers.number(below: 5))"
        var digits = Array(start.utf8).map { Int($0) - 48 }
        while digits.count < 15 { digits.append(numbers.number(below: 10)) }
        digits.append(Self.checkDigit(digits))
        return digits.map(String.init).joined()
    }

    /// ISO/IEC 7812-1, annex B.
    private static func checkDigit(_ digits: [Int]) -> Int {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let doubled = digit.offset.isMultiple(of: 2) ? 2 * digit.element : digit.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return (10 - sum % 10) % 10
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
