/// Why a row is not among those that were written.
package struct RowFailure: Hashable, Sendable {
    /// The row in its batch, from 0.
    package let row: Int
    /// What is wrong, in English, without a value.
    package let reason: String

    package init(row: Int, reason: String) {
        self.row = row
        self.reason = reason
    }
}
