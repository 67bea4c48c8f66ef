extension NoiseAmount {
    /// A number with noise. The word, as a signed number over 2^63, says which part of the amount it is, whatever the
    /// places that the number is written with: so 1.5 and 1.50 get the same noise, rounded to their last places.
    func noisy(_ number: ScaledDecimal, _ word: UInt64) -> ScaledDecimal {
        let magnitude = number.units.magnitude
        let amount =
            switch kind {
            case .units(let units): (0..<number.scale).reduce(UInt128(units)) { amount, _ in amount * 10 }
            case .percent(let percent): max(1, magnitude * UInt128(percent) / 100)
            }
        let part = Int64(bitPattern: word)
        // amount * |part| / 2^63, to the nearest. Below 2^104 * 2^63.
        let product = amount.multipliedFullWidth(by: UInt128(part.magnitude))
        let (low, carry) = product.low.addingReportingOverflow(1 << 62)
        let noise = Int128((product.high + (carry ? 1 : 0)) << 65 | low >> 63)
        return ScaledDecimal(units: number.units + (part < 0 ? -noise : noise), scale: number.scale)
    }

    /// A number with noise; never infinite.
    func noisy(_ number: Double, _ word: UInt64) -> Double {
        let amount =
            switch kind {
            case .units(let units): Double(units)
            case .percent(let percent): number.magnitude / 100 * Double(percent)
            }
        let noisy = number + Double(Int64(bitPattern: word)) / 0x1p63 * amount
        let greatest = Double.greatestFiniteMagnitude
        return min(max(noisy, -greatest), greatest)
    }
}
