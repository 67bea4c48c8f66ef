/// The right side of `like`: characters and wildcards.
public struct Pattern: Hashable, Sendable {
    /// A part of a pattern.
    public enum Element: Hashable, Sendable {
        /// Exactly this character.
        case scalar(Unicode.Scalar)
        /// `*`: any characters, also none.
        case wildcard
    }

    /// The parts in order.
    public let elements: [Element]

    /// A pattern of these parts.
    public init(_ elements: [Element]) { self.elements = elements }
}
