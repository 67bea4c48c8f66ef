/// The text of a value, by unit: bytes where all of a format is ASCII, scalars elsewhere.
protocol FormatUnit: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {}

extension UInt8: FormatUnit {}
extension UInt32: FormatUnit {}

extension FormatUnit {
    /// The scalar of a unit that came from a text. A byte from 0x80 is no scalar of an ASCII format; what it gives is
    /// in none.
    @inline(__always)
    var scalar: Unicode.Scalar { Unicode.Scalar(UInt32(self)) ?? "\u{FFFF}" }
}
