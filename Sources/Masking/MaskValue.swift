/// A value of any kind that a column can have.
///
/// Masks take text, and take these where the column has another type. What comes out has the same kind, or is text, or
/// nothing, as the mask's ``Mask/declaration`` says.
public enum MaskValue: Hashable, Sendable {
    /// No value. It stays none.
    case null
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A decimal number, exactly as written.
    case decimal(DecimalText)
    /// A binary floating-point number.
    case real(Double)
    /// Yes or no.
    case boolean(Bool)
    /// A day of the civil calendar.
    case date(CivilDate)
    /// Bytes.
    case bytes([UInt8])
}

extension MaskValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    /// Text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
}
