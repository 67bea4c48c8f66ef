/// Natural logarithm and its inverse, which the standard library lacks: a measure is no reason to load Foundation.
enum Logarithm {
    private static let ln2 = 0.693_147_180_559_945_3

    /// ln(x) for x above 0: x = 2^e m, with m around 1, and ln(m) = 2 artanh((m - 1) / (m + 1)) as a series. Exact to some
    /// units of the last place.
    static func ln(_ x: Double) -> Double {
        var (exponent, m) = (Double(x.exponent), x.significand)
        if m > 1.414_213_562_373_095_1 { (exponent, m) = (exponent + 1, m / 2) }
        let t = (m - 1) / (m + 1)
        // |t| < 0.172, so that t^(2*14) is below 10^-21.
        var (sum, power) = (0.0, t)
        for odd in stride(from: 1.0, to: 29.0, by: 2.0) {
            sum += power / odd
            power *= t * t
        }
        return exponent * ln2 + 2 * sum
    }

    /// e^y for a y that is small in magnitude: y = k ln 2 + r, and e^r as a series.
    static func exp(_ y: Double) -> Double {
        let k = (y / ln2).rounded()
        let r = y - k * ln2
        // |r| < 0.35, so that r^18 / 18! is below 10^-23.
        var (sum, term) = (0.0, 1.0)
        for n in stride(from: 1.0, to: 19.0, by: 1.0) {
            sum += term
            term *= r / n
        }
        return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
    }
}
