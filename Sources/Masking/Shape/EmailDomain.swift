/// What a masked e-mail address shows of its domain.
public enum EmailDomain: String, Hashable, Sendable, CaseIterable {
    /// All of it: `j***@example.org`. A domain of one's own says who one is.
    case keep
    /// The last label: `j***@***.org`.
    case top
    /// The first two clusters and the last label: `j***@ex***.org`.
    case ends
    /// Nothing: `j***@***`.
    case hide
}
