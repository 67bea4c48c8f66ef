/// Which subjects somebody has seen lately: some five hundred, in groups of four of which the one that was not seen for longest makes
/// room. It can take a subject for new that is not, and, once in millions, one for known that is new.
struct SubjectMemory: Sendable {
    private static let groups = 128
    /// Parts of digests; each group with the one that was seen last in front. 0 where there is none.
    private var marks: [SIMD4<UInt32>] = []

    /// Whether a subject is new; it is known from then on.
    mutating func isNew(_ digest: SubjectDigest) -> Bool {
        if marks.isEmpty { marks = Array(repeating: SIMD4(), count: Self.groups) }
        let group = Int(truncatingIfNeeded: digest.low >> 32) & (Self.groups - 1)
        let mark = UInt32(truncatingIfNeeded: digest.low) | 1
        let known = marks[group]
        let place = (0..<4).first { known[$0] == mark }
        var moved = known
        for index in 0..<(place ?? 3) { moved[index + 1] = known[index] }
        moved[0] = mark
        marks[group] = moved
        return place == nil
    }
}
