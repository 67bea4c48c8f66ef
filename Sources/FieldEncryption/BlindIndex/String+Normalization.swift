import Foundation

extension String {
    /// Unicode Normalization Form C. Decomposed first, since Foundation leaves a composed character and a mark apart
    /// that make one together (U+AC00 U+11A8).
    var precomposed: String { decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping }

    /// Full case folding: the lower case of the upper case, scalar by scalar, so that no context counts. Of the lower
    /// case again, since "ẞ" has no upper case and "ß" has.
    var caseFolded: String {
        var folded = ""
        for scalar in unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    folded += upper.properties.lowercaseMapping
                }
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
