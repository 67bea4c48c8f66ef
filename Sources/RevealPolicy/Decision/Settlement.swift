/// What came out for a field: rules with the forms that they grant, or why there are none.
struct Settlement: Sendable {
    private static let room = 6

    private var inline = InlineArray<6, Int32>(repeating: 0)
    private var rest: [Int32] = []
    private(set) var count = 0
    /// Why, where there are none.
    var denial = RevealDenial.Code.Kind.notPermitted
    var unmet: ObligationKinds = []

    init() {}

    init(_ denial: RevealDenial.Code.Kind) { self.denial = denial }

    mutating func append(_ rule: Int, _ form: RevealForm) {
        let entry = Int32(truncatingIfNeeded: rule) << 2 | Int32(form.place)
        if count < Self.room { inline[count] = entry } else { rest.append(entry) }
        count += 1
    }

    private subscript(index: Int) -> Int32 { index < Self.room ? inline[index] : rest[index - Self.room] }

    func rule(_ index: Int) -> Int { Int(self[index] >> 2) }

    func form(_ index: Int) -> RevealForm { RevealForm(place: Int(self[index] & 3)) }
}

/// Forms as bits.
struct FormSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    init(rawValue: UInt8) { self.rawValue = rawValue }
    init(_ form: RevealForm) { rawValue = 1 << UInt8(form.place) }
    init(_ forms: [RevealForm]) { self = forms.reduce(into: []) { $0.formUnion(FormSet($1)) } }
}

extension RevealForm {
    /// The place among all.
    var place: Int {
        switch self {
        case .clear: 0
        case .masked: 1
        case .tokenized: 2
        case .encrypted: 3
        }
    }

    init(place: Int) {
        switch place {
        case 0: self = .clear
        case 1: self = .masked
        case 2: self = .tokenized
        default: self = .encrypted
        }
    }
}
