/// Text to numerals and back.
extension Alphabet {
    /// The position of the first scalar that is no symbol, from 0 in scalars. Takes no memory.
    func firstForeign(in text: String) -> Int? {
        for (position, scalar) in text.unicodeScalars.enumerated() where table.numeral(of: scalar) == nil {
            return position
        }
        return nil
    }

    /// The numerals of the scalars of a text.
    ///
    /// - Throws: `invalidSymbol` with the position of the first scalar that is no symbol, from 0 in scalars.
    /// - Complexity: O(n).
    public func numerals(of text: String) throws(FormatPreservingEncryptionError) -> [Numeral] {
        var numerals: [Numeral] = []
        numerals.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let numeral = table.numeral(of: scalar) else {
                throw .invalidSymbol(at: numerals.count, radix: radix)
            }
            numerals.append(numeral)
        }
        return numerals
    }

    /// The text of numerals.
    ///
    /// - Throws: `invalidSymbol` with the position of the first numeral that is not below the radix.
    /// - Complexity: O(n).
    public func text(of numerals: Span<Numeral>) throws(FormatPreservingEncryptionError) -> String {
        var view = String.UnicodeScalarView()
        for index in numerals.indices {
            guard numerals[index] < radix.value else {
                throw FormatPreservingEncryptionError(
                    .invalidSymbol, "the numeral is not below the radix, \(radix.value)", position: index)
            }
            view.append(table.symbols[Int(numerals[index])])
        }
        return String(view)
    }
}
