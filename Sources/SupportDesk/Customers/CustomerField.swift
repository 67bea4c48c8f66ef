/// What is known of a customer; the names of the columns.
enum CustomerField: String, CaseIterable, Codable, Sendable {
    case name, email, phone, ticket, card

    /// Whether values are words rather than numbers.
    var hasLetters: Bool { self != .phone && self != .card }
}
