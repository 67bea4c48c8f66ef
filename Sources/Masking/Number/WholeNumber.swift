/// The greatest whole number that is not above a value: what numeric masks work on.
enum WholeNumber {
    /// Nothing for NaN, infinities, what is no number, and what has more than 18 digits or so.
    static func floor(_ value: MaskValue) -> Int64? {
        switch value {
        case .integer(let number): number
        case .real(let number): Int64(exactly: number.rounded(.down))
        case .decimal(let number): floor(number)
        case .text(let text): text.utf8.count <= 64 ? DecimalText(text).flatMap(floor) : nil
        default: nil
        }
    }

    private static func floor(_ number: DecimalText) -> Int64? {
        let text = Array(number.description.utf8)
        let isNegative = text[0] == 0x2D
        let mark = text.firstIndex { $0 | 0x20 == 0x65 } ?? text.count
        let written = text[..<mark].filter { $0 &- 0x30 < 10 }
        let digits = written.drop { $0 == 0x30 }
        if digits.isEmpty { return 0 }
        let point = text[..<mark].firstIndex(of: 0x2E)
        let fraction = point.map { mark - $0 - 1 } ?? 0
        var exponent = 0
        if mark < text.count {
            guard let read = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)), read.magnitude < 1_000_000
            else {
                return nil
            }
            exponent = read
        }
        // Digits before the point, of all from the first that is not 0; 19 are the most that have room.
        let whole = digits.count - fraction + exponent
        guard whole <= 19 else { return nil }
        var result: Int64 = 0
        for index in 0..<max(whole, 0) {
            let digit = index < digits.count ? Int64(digits[digits.startIndex + index] - 0x30) : 0
            let (product, isOver) = result.multipliedReportingOverflow(by: 10)
            let (sum, isAlsoOver) = product.addingReportingOverflow(digit)
            if isOver || isAlsoOver { return nil }
            result = sum
        }
        let hasRest = digits.dropFirst(max(whole, 0)).contains { $0 != 0x30 }
        return isNegative ? -result - (hasRest ? 1 : 0) : result
    }

    /// A number in the type of a value.
    static func like(_ value: MaskValue, _ number: Int64) -> MaskValue {
        switch value {
        case .integer: .integer(number)
        case .real: .real(Double(number))
        case .decimal: .decimal(DecimalText(checked: String(number)))
        default: .text(String(number))
        }
    }

    /// What becomes of a value that is no such number.
    static func unread(_ value: MaskValue) -> MaskValue {
        guard case .text(let text) = value else { return .null }
        return .text(text.isEmpty ? "" : "***")
    }
}

/// A rule on numbers; text is read as one.
protocol NumberRule: MaskRule {
    func mask(_ number: Int64, of value: MaskValue) -> MaskValue?
}

extension NumberRule {
    func mask(_ value: String) -> String? {
        guard case .text(let text) = mask(MaskValue.text(value)) else { return nil }
        return text
    }

    func mask(_ value: MaskValue) -> MaskValue {
        WholeNumber.floor(value).flatMap { mask($0, of: value) } ?? WholeNumber.unread(value)
    }
}
