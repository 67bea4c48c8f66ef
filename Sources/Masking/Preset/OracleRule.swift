/// Partial redaction as of Oracle: an input format, an output format, a mask character, and which characters it hides.
struct OracleRule: MaskRule {
    let format: String
    private let input: [Character]
    private let output: [Character]
    private let pad: MaskPad
    private let hidden: ClosedRange<Int>

    init(_ format: String) throws(MaskingError) {
        let parts = format.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[2].count == 1, let pad = parts[2].first, MaskPad.isVisible(pad),
            let start = Int(parts[3]), let end = Int(parts[4]), start >= 1, end >= start
        else {
            throw MaskingError(
                .invalidPattern,
                "a format is an input format, an output format, a mask character, and two positions from 1")
        }
        let values = parts[0].count { $0 == "V" }
        guard values > 0, parts[0].allSatisfy({ $0 == "V" || $0 == "F" }),
            parts[1].count(where: { $0 == "V" }) == values,
            parts[1].withoutInvisible == parts[1], end <= values
        else {
            throw MaskingError(
                .invalidPattern,
                "an input format is of V and F, and an output format has as many V; positions count them")
        }
        self.format = format
        input = Array(parts[0])
        output = Array(parts[1])
        self.pad = MaskPad(pad)
        hidden = start - 1...end - 1
    }

    var text: MaskText { MaskText("oracle", [.string(format)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the characters outside of the positions of `\(format)`, but not more than half of them")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        guard graphemes.count == input.count else { return graphemes.hidden }
        let places = input.indices.filter { input[$0] == "V" }
        let limit = VisibleShare.half.limit(of: places.count)
        var excess = places.count - hidden.count - limit
        var place = 0
        var text = MaskedBytes(capacity: graphemes.bytes.count + output.count)
        for cell in output {
            guard cell == "V" else {
                text.append(String(cell))
                continue
            }
            if hidden.contains(place) {
                text.append(pad)
            } else if excess > 0 {
                text.append(pad)
                excess -= 1
            } else {
                text.append(graphemes, places[place]..<places[place] + 1)
            }
            place += 1
        }
        return text.string(unless: graphemes)
    }
}
