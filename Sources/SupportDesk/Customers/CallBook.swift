import Masking

/// Calls that customers made to the desk, one for every four of them.
struct CallBook: Sendable {
    /// A call.
    struct Call: Hashable, Sendable {
        let id: Int
        /// Whose, which the table does not say.
        let customer: Int
        let phone: String
        /// What identifies the telephone.
        let handset: String
        let city: String
        let minutes: Int
    }

    let calls: [Call]

    init(of book: CustomerBook, seed: UInt64) {
        let callers = book.customers.filter { !$0.isCanary && $0.phone?.isEmpty == false }
        var numbers = SeededGenerator(seed: seed ^ 0x0CA1_15EE)
        calls = (0..<callers.count / 4).map { number in
            let caller = callers[numbers.number(below: callers.count)]
            // IMEI: fifteen digits, the same for the same customer.
            let handset = String(350_000_000_000_000 + caller.id * 7919)
            // Some cities have more calls than others.
            let city = FakeDictionary.city.text(
                at: min(numbers.number(below: FakeDictionary.city.capacity), numbers.number(below: 40)))
            return Call(
                id: number + 1, customer: caller.id, phone: caller.phone ?? "", handset: handset, city: city,
                minutes: 1 + numbers.number(below: 30))
        }
    }
}
