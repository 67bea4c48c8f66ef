/// Which rules a role, a purpose or a field is in the scope of: a row of bits, one a rule, in the order of the document.
struct ScopeRows: Sendable {
    private let words: Int
    /// Row 0: rules that are about everybody. Then roles, purposes, fields.
    private var bits: [UInt64]
    private let purposes: Int
    private let fields: Int

    init(rules: Int, roles: Int, purposes: Int, fields: Int) {
        words = (rules + 63) / 64
        self.purposes = 1 + roles
        self.fields = 1 + roles + purposes
        bits = [UInt64](repeating: 0, count: words * (1 + roles + purposes + fields))
    }

    private mutating func set(_ rule: Int, row: Int) { bits[row * words + rule / 64] |= 1 << UInt64(rule % 64) }

    mutating func addEverybody(_ rule: Int) { set(rule, row: 0) }
    mutating func add(_ rule: Int, role: Int) { set(rule, row: 1 + role) }
    mutating func add(_ rule: Int, purpose: Int) { set(rule, row: purposes + purpose) }
    mutating func add(_ rule: Int, field: Int) { set(rule, row: fields + field) }

    /// The rules that are about one of these roles, a purpose and a field.
    func rules(roles: RuleList, purpose: Int, field: Int) -> RuleList {
        var list = RuleList()
        for word in 0..<words {
            let about = bits[(fields + field) * words + word] & bits[(purposes + purpose) * words + word]
            guard about != 0 else { continue }
            var who = bits[word]
            for index in 0..<roles.count { who |= bits[(1 + roles.rule(index)) * words + word] }
            var found = about & who
            while found != 0 {
                list.append(word * 64 + found.trailingZeroBitCount)
                found &= found - 1
            }
        }
        return list
    }

    /// Whether a rule is about a purpose.
    func isAbout(_ rule: Int, purpose: Int) -> Bool { has(rule, row: purposes + purpose) }
    /// Whether a rule is about a field.
    func isAbout(_ rule: Int, field: Int) -> Bool { has(rule, row: fields + field) }

    private func has(_ rule: Int, row: Int) -> Bool { bits[row * words + rule / 64] >> UInt64(rule % 64) & 1 == 1 }
}
