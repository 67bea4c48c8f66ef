/// A decimal number as a whole number of units of its last place: what noise is added to, without rounding.
struct ScaledDecimal: Hashable {
    var units: Int128
    /// Digits behind the point.
    let scale: Int

    /// Digits of the units, and of the scale, that there may be.
    static let greatestDigits = 30
    static let greatestScale = 18

    init(units: Int128, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// The number that is written; nil where it has too many digits.
    init?(_ text: DecimalText) {
        var digits: [UInt8] = []
        var (isNegative, fraction, isFraction) = (false, 0, false)
        var exponent: Int?
        var exponentSign = 1
        for byte in text.description.utf8 {
            switch byte {
            case 0x2D where exponent != nil: exponentSign = -1
            case 0x2D: isNegative = true
            case 0x2B: break
            case 0x2E: isFraction = true
            case 0x45, 0x65: exponent = 0
            default:
                if let known = exponent {
                    exponent = min(known * 10 + Int(byte - 0x30), 1_000_000)
                } else {
                    if isFraction { fraction += 1 }
                    if !digits.isEmpty || byte != 0x30 { digits.append(byte - 0x30) }
                }
            }
        }
        fraction -= exponentSign * (exponent ?? 0)
        // A positive exponent is written out.
        let zeros = max(0, -fraction)
        guard fraction <= Self.greatestScale, digits.isEmpty || digits.count + zeros <= Self.greatestDigits else {
            return nil
        }
        scale = max(0, fraction)
        units = digits.reduce(Int128(0)) { $0 * 10 + Int128($1) }
        if units != 0 { for _ in 0..<zeros { units *= 10 } }
        if isNegative { units.negate() }
    }

    /// The same for every way to write the number: `1.5` for 1.50.
    var canonical: String {
        var (units, scale) = (units, scale)
        while scale > 0, units % 10 == 0 {
            units /= 10
            scale -= 1
        }
        return ScaledDecimal(units: units, scale: scale).description
    }
}

extension ScaledDecimal: CustomStringConvertible {
    var description: String {
        let digits = String(units.magnitude)
        let sign = units < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}
