/// A row of the file that is not in the database.
struct RejectedRow: Hashable, Sendable {
    /// 1 for the first behind the header.
    let row: Int
    /// Why, without a value.
    let reason: String
}
