/// Which roles, purposes or classes something is about.
public enum NameSelection: Hashable, Sendable {
    /// All of them; `any` in a document.
    case any
    /// These, and those below them.
    case only([DocumentName])
}

extension NameSelection: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    /// One name.
    public init(stringLiteral value: String) { self = .only([DocumentName(value)]) }
    /// Some names.
    public init(arrayLiteral elements: DocumentName...) { self = .only(elements) }
}
