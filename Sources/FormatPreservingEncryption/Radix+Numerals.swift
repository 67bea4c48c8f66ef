extension Radix {
    /// Numerals from numbers of another type, such as those of a data file.
    ///
    /// - Parameter values: each from 0 to one less than the radix.
    /// - Throws: `invalidSymbol` with the position of the first that is not.
    /// - Complexity: O(n).
    public func numerals(
        _ values: some Sequence<some BinaryInteger>
    ) throws(FormatPreservingEncryptionError) -> [Numeral] {
        var numerals: [Numeral] = []
        for number in values {
            guard number >= 0, number < value else {
                throw FormatPreservingEncryptionError(
                    .invalidSymbol, "a numeral of this radix is 0 to \(value - 1)", position: numerals.count)
            }
            numerals.append(Numeral(number))
        }
        return numerals
    }
}
