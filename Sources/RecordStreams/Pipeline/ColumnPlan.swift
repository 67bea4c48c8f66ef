/// Which columns a transformation reads and gives back.
///
/// All others stay as they are, byte by byte.
package struct ColumnPlan: Hashable, Sendable {
    /// What it is given, in this order.
    package var read: [String]
    /// What it gives back, in this order: in the place of the column of the same name, or behind all others.
    package var written: [String]
    /// What is left out.
    package var dropped: Set<String>
    /// Of what it gives back, the columns in whose place JSON may have a number, `true` or `false`, read as it is written.
    package var words: Set<String>
    /// What a row may have, where each has columns of its own: one with another fails. Nil for whatever it has.
    package var known: Set<String>?

    package init(
        read: [String], written: [String], dropped: Set<String> = [], words: Set<String> = [],
        known: Set<String>? = nil
    ) {
        precondition(Set(written).isDisjoint(with: dropped), "a column is not written and left out")
        self.read = read
        self.written = written
        self.dropped = dropped
        self.words = words
        self.known = known
    }
}
