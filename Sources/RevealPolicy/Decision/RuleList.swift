/// The rules, or the forbids, that are about a question, in the order of the document, and what is known of each. The first of
/// them need no memory of their own.
struct RuleList: Sendable {
    /// Whether a rule applies.
    enum State: Int32 {
        case notAsked, applies, doesNotApply
        /// That depends on facts that are not known yet.
        case open
    }

    private static let room = 12

    private var inline = InlineArray<12, Int32>(repeating: 0)
    private var rest: [Int32] = []
    private(set) var count = 0

    mutating func append(_ rule: Int) {
        let entry = Int32(truncatingIfNeeded: rule) << 2
        if count < Self.room { inline[count] = entry } else { appendToRest(entry) }
        count += 1
    }

    private subscript(index: Int) -> Int32 { index < Self.room ? inline[index] : rest[index - Self.room] }

    /// The place of a rule among all.
    func rule(_ index: Int) -> Int { Int(self[index] >> 2) }

    func state(_ index: Int) -> State { State(rawValue: self[index] & 3) ?? .notAsked }

    mutating func set(_ state: State, at index: Int) {
        if index < Self.room {
            inline[index] = inline[index] & ~3 | state.rawValue
        } else {
            setInRest(state, at: index - Self.room)
        }
    }

    /// Apart: else the array would be made unique for every rule.
    @inline(never)
    private mutating func setInRest(_ state: State, at index: Int) { rest[index] = rest[index] & ~3 | state.rawValue }

    @inline(never)
    private mutating func appendToRest(_ entry: Int32) { rest.append(entry) }

    /// The list without what does not apply.
    var withoutInapplicable: RuleList {
        var list = RuleList()
        for index in 0..<count where state(index) != .doesNotApply {
            list.append(rule(index))
            list.set(state(index), at: list.count - 1)
        }
        return list
    }
}
