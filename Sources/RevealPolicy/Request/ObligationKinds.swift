/// Kinds of obligations, as bits.
struct ObligationKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let reason = ObligationKinds(.reason)
    static let approval = ObligationKinds(.approval)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ kind: Obligation.Kind) {
        let place: UInt8 =
            switch kind {
            case .reason: 0
            case .approval: 1
            case .notify: 2
            case .expire: 3
            }
        rawValue = 1 << place
    }

    init(_ kinds: some Sequence<Obligation.Kind>) {
        self = kinds.reduce(into: []) { $0.formUnion(ObligationKinds($1)) }
    }

    var kinds: Set<Obligation.Kind> { Set(Obligation.Kind.allCases.filter { contains(ObligationKinds($0)) }) }
}
