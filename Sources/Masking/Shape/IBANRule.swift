/// Shows the country and the end of an international bank account number.
struct IBANRule: MaskRule {
    let last: Int

    init(last: Int) { self.last = min(max(last, 0), 4) }

    var text: MaskText { MaskText("iban", last == 4 ? [] : [.integer(last, label: "last")]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the country, the last \(last), the length, separators and their places; of other values nothing")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        guard let places = Self.places(in: graphemes) else { return graphemes.hidden }
        let shown = Set(places.prefix(2) + places.suffix(last))
        let hidden = Set(places).subtracting(shown)
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        for index in 0..<graphemes.count {
            if hidden.contains(index) {
                output.append(MaskPad())
            } else {
                output.append(graphemes, index..<index + 1)
            }
        }
        return output.string
    }

    /// Where the letters and digits are of what looks like a number, with nothing but space and hyphens between; nothing for
    /// other text.
    static func places(in graphemes: Graphemes) -> [Int]? {
        var places: [Int] = []
        for index in 0..<graphemes.count {
            if let byte = graphemes.ascii(index), isAlphanumeric(byte) {
                places.append(index)
            } else if !graphemes.isSpaceOrHyphen(index) {
                return nil
            }
        }
        let start = places.prefix(4).compactMap(graphemes.ascii)
        guard 15...34 ~= places.count, isLetter(start[0]), isLetter(start[1]), start[2] &- 0x30 < 10,
            start[3] &- 0x30 < 10
        else { return nil }
        return places
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }
}

extension Mask {
    /// Shows the country and the last characters of an IBAN. As text: `iban`, `iban(last: 2)`.
    ///
    /// What does not look like one (two letters, two digits, 15 to 34 letters and digits in all) is hidden altogether.
    ///
    /// - Parameter last: how many at most, up to four.
    ///
    /// ## Specification
    /// ISO 13616-1:2020, 5.
    public static func iban(last: Int = 4) -> Mask { Mask(IBANRule(last: last)) }
}
