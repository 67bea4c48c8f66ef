/// All texts that a dictionary has: a product of lists and numbers, with what stands between them.
struct FakeTemplate: Sendable {
    enum Part: Sendable {
        case literal(String)
        case words(WordList)
        /// From 0 up, with zeros in front where there is a width.
        case number(below: Int, width: Int = 0)
        /// From 1 up.
        case ordinal(upTo: Int)

        var count: Int {
            switch self {
            case .literal: 1
            case .words(let list): list.count
            case .number(let bound, _): bound
            case .ordinal(let bound): bound
            }
        }
    }

    let parts: [Part]

    /// How many texts there are.
    let count: Int

    init(_ parts: Part...) {
        self.parts = parts
        count = parts.reduce(1) { $0 * $1.count }
    }

    /// The text of an index: the first part counts most.
    func text(at index: Int) -> String {
        var weight = count
        var rest = index
        var text = ""
        for part in parts {
            weight /= part.count
            let (place, remainder) = rest.quotientAndRemainder(dividingBy: weight)
            rest = remainder
            switch part {
            case .literal(let literal): text += literal
            case .words(let list): text += list.words[place]
            case .number(_, let width): Self.append(place, width, to: &text)
            case .ordinal: Self.append(place + 1, 0, to: &text)
            }
        }
        return text
    }

    private static func append(_ number: Int, _ width: Int, to text: inout String) {
        let digits = String(number)
        for _ in digits.utf8.count..<max(width, digits.utf8.count) { text += "0" }
        text += digits
    }
}
