import Foundation

extension String {
    /// Unicode Normalization Form C.
    var precomposed: String { precomposedStringWithCanonicalMapping }

    /// Full case folding: the lower case of the upper case, scalar by scalar, so that no context counts.
    var caseFolded: String {
        var folded = ""
        for scalar in unicodeScalars {
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                folded += upper.properties.lowercaseMapping
            }
        }
        return folded
    }

    /// The decimal digits in ASCII.
    var decimalDigits: String {
        var digits = ""
        for scalar in unicodeScalars where scalar.properties.generalCategory == .decimalNumber {
            guard let value = scalar.properties.numericValue else { continue }
            digits += String(Int(value))
        }
        return digits
    }
}
