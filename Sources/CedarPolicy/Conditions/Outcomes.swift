/// What may come out of a condition: more than one thing as long as something is not known.
package struct Outcomes: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let holds = Outcomes(rawValue: 1)
    package static let fails = Outcomes(rawValue: 2)
    package static let errs = Outcomes(rawValue: 4)
    static let any: Outcomes = [.holds, .fails, .errs]

    /// Whether a policy with this condition applies, by strict errors; nil where that is open.
    ///
    /// An error in a permit makes it not apply, one in a forbid makes it apply.
    package func applies(_ effect: Effect) -> Bool? {
        switch effect {
        case .permit: self == .holds ? true : contains(.holds) ? nil : false
        case .forbid: self == .fails ? false : contains(.fails) ? nil : true
        }
    }
}
