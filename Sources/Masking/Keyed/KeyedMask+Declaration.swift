extension KeyedMask {
    /// What a masked value reveals, and what it is good for.
    public var declaration: MaskDeclaration {
        var declaration = rule.declaration
        guard before != nil || after != nil else { return declaration }
        declaration = MaskDeclaration(
            isDeterministic: (before?.declaration.isDeterministic ?? true)
                && (after?.declaration.isDeterministic ?? true),
            isKeyed: true, uniqueness: .lossy, output: after?.declaration.output ?? declaration.output,
            longestVisible: declaration.longestVisible, reveals: declaration.reveals)
        return declaration
    }
}

extension KeyedRule {
    var declaration: MaskDeclaration {
        switch self {
        case .fake(let dictionary):
            MaskDeclaration(
                isKeyed: true, uniqueness: .lossy, longestVisible: nil,
                reveals: "which values may be equal: one of \(dictionary.capacity) entries, by chance the value itself")
        case .distinctFake(let dictionary, _):
            MaskDeclaration(
                isKeyed: true, uniqueness: .unique, longestVisible: nil,
                reveals: "which subjects are the same: each has another of \(dictionary.capacity) entries")
        case .persona:
            MaskDeclaration(
                isKeyed: true, uniqueness: .lossy, longestVisible: nil,
                reveals: "which subjects may be the same: a made-up person for each")
        case .dateShift(let shift):
            MaskDeclaration(
                isKeyed: true, uniqueness: .lossy, output: .same, longestVisible: nil,
                reveals: "the date to \(shift.days) days, the time between dates of a subject"
                    + (shift.wholeWeeks ? ", the day of the week" : "") + ", the time of day")
        case .noise(let amount):
            MaskDeclaration(
                isKeyed: true, uniqueness: .lossy, output: .same, longestVisible: nil,
                reveals: "the number to " + amount.described + ", which numbers are equal")
        case .hash(let hash):
            MaskDeclaration(
                isKeyed: true, uniqueness: .probable(bits: 8 * hash.bytes), longestVisible: nil,
                reveals: "which values are equal")
        }
    }
}

extension NoiseAmount {
    var described: String {
        switch kind {
        case .units(let units): "\(units)"
        case .percent(let percent): "\(percent) percent"
        }
    }
}
