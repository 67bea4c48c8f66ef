/// The first three digits of a US ZIP code, unless too few people live there.
struct ZIP3Rule: MaskRule {
    /// The three-digit areas with at most 20,000 people by the census of 2000, as the guidance of the U.S. Department of
    /// Health and Human Services on 45 CFR 164.514(b)(2)(i)(B) lists them ("Guidance Regarding Methods for
    /// De-identification of Protected Health Information", 26 November 2012, 3.2).
    static let sparse: Set<String> = [
        "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884", "890",
        "893",
    ]

    var text: MaskText { MaskText("zip3") }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: 3,
            reveals:
                "the first three digits of a US ZIP code, or 000 where at most 20,000 people live; of other values nothing"
        )
    }

    func mask(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        if bytes.isEmpty { return "" }
        let isCode =
            (bytes.count == 5 || bytes.count == 10 && bytes[5] == 0x2D || bytes.count == 9)
            && bytes.enumerated().allSatisfy { $0.element &- 0x30 < 10 || $0.offset == 5 && bytes.count == 10 }
        guard isCode else { return "***" }
        let prefix = String(decoding: bytes[..<3], as: UTF8.self)
        return Self.sparse.contains(prefix) ? "000" : prefix
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .text(let text): return mask(text).map(MaskValue.text) ?? .null
        // A column of numbers has lost the zeros at the front.
        case .integer(let number) where 0...99_999 ~= number:
            let digits = String(number)
            return mask(String(repeating: "0", count: 5 - digits.utf8.count) + digits).map(MaskValue.text) ?? .null
        default: return .null
        }
    }
}

extension Mask {
    /// The first three digits of a US ZIP code; `000` where at most 20,000 people live. As text: `zip3`.
    ///
    /// Five digits, nine, or five and four with a hyphen are a ZIP code; other text becomes `***`, and values of other types
    /// but whole numbers nothing. The areas are those of the census of 2000, which the guidance lists.
    ///
    /// ## Specification
    /// 45 CFR 164.514(b)(2)(i)(B).
    public static let zip3 = Mask(ZIP3Rule())
}
