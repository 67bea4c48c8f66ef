/// A decimal number as it is written: every digit of it, and no rounding.
///
/// The bridge for decimals of any package: `DecimalText(String(describing: decimal))`.
public struct DecimalText: Hashable, Sendable {
    /// The number: digits with at most one point, perhaps a sign before and an exponent behind.
    public let description: String

    /// The number, if the text is one: `-12.50`, `3`, `1.5e3`. Neither NaN nor infinity is.
    public init?(_ text: String) {
        var bytes = Substring(text).utf8
        func digits() -> Int {
            let count = bytes.prefix { $0 &- 0x30 < 10 }.count
            bytes = bytes.dropFirst(count)
            return count
        }
        if bytes.first == 0x2D || bytes.first == 0x2B { bytes = bytes.dropFirst() }
        var count = digits()
        if bytes.first == 0x2E {
            bytes = bytes.dropFirst()
            count += digits()
        }
        guard count > 0 else { return nil }
        if let mark = bytes.first, mark | 0x20 == 0x65 {
            bytes = bytes.dropFirst()
            if bytes.first == 0x2D || bytes.first == 0x2B { bytes = bytes.dropFirst() }
            guard digits() > 0 else { return nil }
        }
        guard bytes.isEmpty else { return nil }
        description = text
    }

    /// A text that has been checked.
    init(checked text: String) { description = text }

    static let zero = DecimalText(checked: "0")
}

extension DecimalText: CustomStringConvertible {}
