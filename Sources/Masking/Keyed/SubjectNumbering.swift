public import FormatPreservingEncryption

/// Gives every subject a number of its own, from 0, for masks that are to give each another fake.
///
/// Nothing can give texts of any kind numbers without either keeping a table or giving two of them the same one: so the
/// subjects have to be numbered, listed, or of a format.
public struct SubjectNumbering: Sendable {
    /// How many numbers there are; nil where the values are numbers themselves.
    public let count: Int?

    private let number: @Sendable (String) -> Int?

    /// The subjects are whole numbers from 0, in decimal digits without zeros in front, such as row numbers.
    public static let numbers = SubjectNumbering(count: nil) { text in
        Int(text).flatMap { $0 >= 0 && String($0) == text ? $0 : nil }
    }

    /// The subjects are those of a list, in its order: new ones are added behind, and no number changes.
    ///
    /// - Parameter subjects: one or more, none twice.
    /// - Throws: `emptyDictionary`; `invalidArgument` where one is there twice.
    public static func list(_ subjects: [String]) throws(MaskingError) -> SubjectNumbering {
        guard !subjects.isEmpty else { throw MaskingError(.emptyDictionary, "the list of subjects is empty") }
        // By their bytes: strings compare by what they look like, which is not enough here.
        var numbers = [[UInt8]: Int](minimumCapacity: subjects.count)
        for (number, subject) in subjects.enumerated() {
            guard numbers.updateValue(number, forKey: Array(subject.utf8)) == nil else {
                throw MaskingError(.invalidArgument, "the subject at index \(number) is in the list before")
            }
        }
        let known = numbers
        return SubjectNumbering(count: subjects.count) { known[Array($0.utf8)] }
    }

    /// The subjects are the values of a format: their ranks.
    ///
    /// - Parameter format: without kept parts, and of at most 2^32 values.
    /// - Throws: `dictionaryTooSmall` for a format that has more values than any dictionary entries; `invalidArgument`
    ///   for one that keeps parts of its values.
    public static func format(_ format: Format) throws(MaskingError) -> SubjectNumbering {
        guard format.isNumbered else {
            throw MaskingError(.invalidArgument, "only formats that keep nothing of a value number all their values")
        }
        guard let count = format.domainSize.exactly, count <= FakePermutation.greatestSize else {
            throw MaskingError(.dictionaryTooSmall, "the format has more values than any dictionary entries")
        }
        return SubjectNumbering(count: Int(count)) { text in
            guard let rank = try? format.rank(of: text) else { return nil }
            return Int(rank.decimal)
        }
    }

    private init(count: Int?, _ number: @escaping @Sendable (String) -> Int?) {
        self.count = count
        self.number = number
    }

    /// The number of a subject; nil where it has none.
    public func number(of subject: String) -> Int? { number(subject) }
}
