/// A customer, in clear: what the database never holds.
struct Customer: Hashable, Sendable {
    let id: Int
    var name: String?
    var email: String?
    var phone: String?
    var ticket: String?
    var card: String?
    /// Whether nobody has a reason to look at it, since there is no such customer.
    var isCanary = false
    /// The row of the file that it was read from, 1 for the first behind the header.
    var row: Int?

    subscript(field: CustomerField) -> String? {
        switch field {
        case .name: name
        case .email: email
        case .phone: phone
        case .ticket: ticket
        case .card: card
        }
    }
}
