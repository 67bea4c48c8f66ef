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

    package init(read: [String], written: [String], dropped: Set<String> = []) {
        precondition(Set(written).isDisjoint(with: dropped), "a column is not written and left out")
        self.read = read
        self.written = written
        self.dropped = dropped
    }
}
