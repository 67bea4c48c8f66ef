/// All customers in clear: what was made or read, with canaries planted among them. The story compares with it; the desk never
/// sees it once they are stored.
struct CustomerBook: Sendable {
    /// In the order of their ids, which begin with 1.
    let customers: [Customer]

    /// One canary for so many customers, and never fewer than three.
    static let customersPerCanary = 1000

    var canaries: [Customer] { customers.filter(\.isCanary) }
    /// Those that exist.
    let realCount: Int

    /// Customers, and canaries at places that depend on the seed.
    ///
    /// - Parameters:
    ///   - count: how many customers, without canaries.
    ///   - seed: of canaries and their places.
    ///   - customer: the customer of a number from 0, with an id.
    init(count: Int, seed: UInt64, customer: (_ number: Int, _ id: Int) -> Customer) {
        let canaryCount = max(3, count / Self.customersPerCanary)
        let total = count + canaryCount
        var numbers = SeededGenerator(seed: seed ^ 0xCA9A_81E5)
        let generator = CustomerGenerator(seed: seed)
        // One in each stretch, so that whoever reads through the table comes across one soon.
        let places = (0..<canaryCount).map { number in
            let (start, end) = (number * total / canaryCount, (number + 1) * total / canaryCount)
            return start + numbers.number(below: end - start)
        }
        var (customers, planted) = ([Customer](), 0)
        customers.reserveCapacity(total)
        for place in 0..<total {
            if planted < places.count, places[planted] == place {
                var canary = generator.customer(place + 1)
                canary.isCanary = true
                customers.append(canary)
                planted += 1
            } else {
                customers.append(customer(place - planted, place + 1))
            }
        }
        self.customers = customers
        realCount = count
    }

    /// Customers that are made up.
    init(count: Int, seed: UInt64) {
        let generator = CustomerGenerator(seed: seed)
        self.init(count: count, seed: seed) { _, id in generator.customer(id) }
    }

    /// The customer of an id.
    subscript(id: Int) -> Customer { customers[id - 1] }
}
