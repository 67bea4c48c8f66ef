/// A customer as a row of the table: a value of which a service has many.
struct CustomerRow: Codable, Sendable {
    let id: Int
    let tenant: String
    var name: String?
    var email: String?
    var phone: String?
    var ticket: String?
    var card: String?

    init(_ customer: Customer, tenant: String) {
        id = customer.id
        self.tenant = tenant
        (name, email, phone) = (customer.name, customer.email, customer.phone)
        (ticket, card) = (customer.ticket, customer.card)
    }
}
