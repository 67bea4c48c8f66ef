/// What a keyed mask does, without key and context.
enum KeyedRule: Hashable, Sendable {
    /// A made-up value.
    case fake(FakeDictionary)
    /// A made-up value for a numbered subject, another one for each.
    case distinctFake(FakeDictionary, subjects: Int)
    /// A part of a made-up person.
    case persona(PersonaField, FakeScript, FictionalRegion)
    case dateShift(DateShift)
    case noise(NoiseAmount)
    case hash(KeyedHash)

    /// What the derived key depends on besides the context. Part of the frozen format: see ``KeyedMask``.
    var label: String {
        switch self {
        case .fake(let dictionary): "fake/\(dictionary)"
        case .distinctFake(let dictionary, _): "distinct-fake/\(dictionary)"
        case .persona: "persona/1"
        case .dateShift, .noise: text.description
        case .hash: "hash"
        }
    }

    /// Whether it needs to know whom the value belongs to.
    var needsSubject: Bool {
        if case .dateShift = self { return true }
        return false
    }
}
