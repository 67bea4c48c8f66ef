/// How far a stored value is opened.
package enum OpeningDepth: Hashable, Sendable {
    /// To the value itself.
    case value
    /// Not at all: as it is stored.
    case stored
    /// As far as its last characters are known, whatever stands before them: a token that keeps so many is not opened.
    case last(Int)
}
