/// Shows the last four digits of a payment card number, and the issuer's if asked to.
struct CardRule: MaskRule {
    /// 0, 6 or 8.
    let issuer: Int

    var text: MaskText { MaskText("card", issuer == 0 ? [] : [.integer(issuer, label: "bin")]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: (issuer == 0 ? "" : "the first \(issuer) digits (8 only of 16 and more), ")
                + "the last four of 12 to 19 digits; the length, separators and their places; of other values nothing")
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        guard let digits = Self.digits(in: graphemes) else { return graphemes.hidden }
        // What may be shown at most, by length: of 16 and more digits at least four are hidden, of fewer at least five;
        // eight only where there are 16 or more.
        let hidden = digits.count >= 16 ? 4 : 5
        let first = min(digits.count >= 16 ? issuer : min(issuer, 6), digits.count - 4 - hidden)
        let shown = Set(digits.prefix(first) + digits.suffix(4))
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        for index in 0..<graphemes.count {
            let isDigit = graphemes.ascii(index).map { $0 &- 0x30 < 10 } ?? false
            if isDigit && !shown.contains(index) {
                output.append(MaskPad())
            } else {
                output.append(graphemes, index..<index + 1)
            }
        }
        return output.string
    }

    /// Where the digits of a number are that has 12 to 19, with nothing but space and hyphens between; nothing for other text.
    static func digits(in graphemes: Graphemes) -> [Int]? {
        var digits: [Int] = []
        for index in 0..<graphemes.count {
            if let byte = graphemes.ascii(index), byte &- 0x30 < 10 {
                digits.append(index)
            } else if !graphemes.isSpaceOrHyphen(index) {
                return nil
            }
        }
        return 12...19 ~= digits.count ? digits : nil
    }
}

extension Mask {
    /// Shows the last four digits of a payment card number. As text: `card`, `card(bin: 6)`.
    ///
    /// With the issuer's digits it shows more than the half that ``VisibleShare`` allows, because PCI DSS does: the issuer's
    /// digits and the last four are the most that may be displayed (3.4.1). Of 16 and more digits at least four are hidden,
    /// of fewer at least five (FAQ 1091). Values that are no card number are hidden altogether.
    ///
    /// - Parameter issuer: how many of the issuer's digits are shown.
    ///
    /// ## Specification
    /// PCI DSS v4.0.1, 3.4.1; PCI SSC FAQ 1091.
    public static func card(issuer: CardIssuerDigits = .none) -> Mask { Mask(CardRule(issuer: issuer.rawValue)) }
}
