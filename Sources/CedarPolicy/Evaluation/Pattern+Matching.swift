extension Pattern {
    /// Whether a string is of the pattern. At most the product of both lengths.
    public func matches(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        var (place, element) = (scalars.startIndex, 0)
        // Where to go on when a character does not fit: behind the last wildcard, one character further.
        var retry: (place: String.UnicodeScalarView.Index, element: Int)?
        while place < scalars.endIndex {
            if element < elements.count {
                switch elements[element] {
                case .wildcard:
                    element += 1
                    retry = (place, element)
                    continue
                case .scalar(let scalar) where scalars[place] == scalar:
                    element += 1
                    place = scalars.index(after: place)
                    continue
                default: break
                }
            }
            guard let (last, behind) = retry else { return false }
            place = scalars.index(after: last)
            element = behind
            retry = (place, behind)
        }
        return elements[element...].allSatisfy { $0 == .wildcard }
    }
}
