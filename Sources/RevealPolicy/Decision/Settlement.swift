/// What came out for a field: rules with the forms that they grant, or why there are none.
struct Settlement: Sendable {
    /// What is rare, behind one reference: so that decisions, which are made for every row, are cheap to copy.
    private final class Surplus: Sendable {
        let entries: [Int32]
        let detail: String?

        init(_ entries: [Int32], _ detail: String?) { (self.entries, self.detail) = (entries, detail) }
    }

    private static let room = 6

    private var inline = InlineArray<6, Int32>(repeating: 0)
    private var surplus: Surplus?
    private(set) var count = 0
    /// Why, where there are none.
    var denial = RevealDenial.Code.Kind.notPermitted
    var unmet: ObligationKinds = []

    init() {}

    /// Nothing, with more about facts that are invalid.
    init(_ denial: RevealDenial.Code.Kind, detail: String? = nil) {
        self.denial = denial
        if let detail { surplus = Surplus([], detail) }
    }

    /// More about why there are none.
    var detail: String? { surplus?.detail }

    mutating func append(_ rule: Int, _ form: RevealForm) {
        let entry = Int32(truncatingIfNeeded: rule) << 2 | Int32(form.place)
        if count < Self.room { inline[count] = entry } else { addSurplus(entry) }
        count += 1
    }

    @inline(never)
    private mutating func addSurplus(_ entry: Int32) {
        surplus = Surplus((surplus?.entries ?? []) + [entry], surplus?.detail)
    }

    private subscript(index: Int) -> Int32 {
        index < Self.room ? inline[index] : surplus?.entries[index - Self.room] ?? 0
    }

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
