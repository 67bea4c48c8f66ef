/// Shows the last digits of a telephone number, and the country's code if asked to.
struct PhoneRule: MaskRule {
    let last: Int
    let keepsCountry: Bool

    init(last: Int, keepsCountry: Bool) {
        self.last = max(last, 0)
        self.keepsCountry = keepsCountry
    }

    var text: MaskText {
        MaskText(
            "phone",
            (last == 2 ? [] : [.integer(last, label: "last")])
                + (keepsCountry ? [.word("true", label: "country")] : []))
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the last \(last) digits, of short numbers less; separators and their places"
                + (keepsCountry ? "; the country's code, if it begins with +" : ""))
    }

    func mask(_ value: String) -> String? {
        let graphemes = Graphemes(value)
        guard !graphemes.isEmpty else { return "" }
        let places = (0..<graphemes.count).filter { !Self.isSeparator(graphemes, $0) }
        let digits = places.count { graphemes.scalarClass($0) == .digit }
        // Words behind a number ("ext. 12") are hidden; a number in words shows nothing.
        var shown = Set<Int>()
        if digits * 2 > places.count {
            let country = keepsCountry ? Self.countryCode(graphemes, places) : 0
            let limit = VisibleShare.half.limit(of: places.count)
            let first = min(country, limit)
            shown.formUnion(places.prefix(first))
            shown.formUnion(places.suffix(min(last, limit - first)).filter { graphemes.scalarClass($0) == .digit })
        }
        var output = MaskedBytes(capacity: graphemes.bytes.count)
        for index in 0..<graphemes.count {
            if shown.contains(index) || !places.isEmpty && Self.isSeparator(graphemes, index) {
                output.append(graphemes, index..<index + 1)
            } else {
                output.append(MaskPad())
            }
        }
        return output.string(unless: graphemes)
    }

    private static func isSeparator(_ graphemes: Graphemes, _ index: Int) -> Bool {
        graphemes.scalarClass(index) == .separator || graphemes.ascii(index) == 0x2B
    }

    /// The digits of the country's code behind a plus sign (ITU-T E.164, Annex to Operational Bulletin 1114).
    private static func countryCode(_ graphemes: Graphemes, _ places: [Int]) -> Int {
        guard graphemes.ascii(0) == 0x2B, let one = places.first.flatMap(graphemes.ascii) else { return 0 }
        if one == 0x31 || one == 0x37 { return 1 }
        guard places.count > 1, let two = graphemes.ascii(places[1]), one &- 0x30 < 10, two &- 0x30 < 10 else {
            return 0
        }
        switch Int(one - 0x30) * 10 + Int(two - 0x30) {
        case 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86, 90...95, 98: return 2
        default: return 3
        }
    }
}

extension Mask {
    /// Shows the last digits of a telephone number. As text: `phone`, `phone(last: 4, country: true)`.
    ///
    /// - Parameters:
    ///   - last: how many at most; the short-value law may allow fewer: see ``VisibleShare``.
    ///   - keepsCountry: whether the country's code stays where the number begins with `+`.
    public static func phone(last: Int = 2, keepsCountry: Bool = false) -> Mask {
        Mask(PhoneRule(last: last, keepsCountry: keepsCountry))
    }
}
