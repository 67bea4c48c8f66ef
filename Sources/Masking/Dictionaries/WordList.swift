/// Entries of a dictionary, in a fixed order.
///
/// They are shipped as one text, which the compiler and the start of a program do not notice; it is taken apart when it
/// is first used. What the entries are made of never changes: a fake is an index into them.
final class WordList: Sendable {
    let words: [String]

    var count: Int { words.count }

    /// Entries parted by white space.
    init(_ text: StaticString) {
        words = "\(text)".split(whereSeparator: \.isWhitespace).map { String($0) }
    }

    /// Entries of several words, parted by commas.
    init(commas text: StaticString) {
        words = "\(text)".split(separator: ",").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    init(_ words: [String]) { self.words = words }
}
