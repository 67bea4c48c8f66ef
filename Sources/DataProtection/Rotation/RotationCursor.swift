/// How far a run over a table has come: what a ``RecordSource`` keeps, and commits together with the rows.
///
/// What it holds is no secret.
public struct RotationCursor: Hashable, Sendable, Codable {
    /// Behind the last row that is done, in the words of the source; nil before the first.
    public internal(set) var position: String?
    /// The id of the key that the run moves to.
    public internal(set) var target: UInt32
    /// What values were taken for that do not tell: the id of a key, or "plaintext"; nil where all of them tell.
    public internal(set) var undecided: String?
    /// The rows that were gone through.
    public internal(set) var rows: Int
    /// Whether it has come to the end.
    public internal(set) var isFinished: Bool
    /// An envelope of all the rest, by which it is noticed when a run is taken up again with another keyset, or when the
    /// cursor was changed by somebody who has not the keys.
    public internal(set) var witness: String
}
