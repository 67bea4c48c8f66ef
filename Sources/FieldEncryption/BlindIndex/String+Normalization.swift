import Foundation

extension String {
    /// Unicode Normalization Form C, piece by piece: the time that Foundation takes grows with the square of the length. No
    /// composition goes beyond a grapheme cluster (UAX #29, section 3: boundaries respect canonical equivalence).
    var precomposed: String {
        if unicodeScalars.allSatisfy({ PlainScalars.isComposed($0.value) }) { return self }
        if utf8.count <= 256 { return precomposedAtOnce }
        var composed = ""
        composed.reserveCapacity(utf8.count)
        var rest = self[...]
        while !rest.isEmpty {
            let piece = rest.prefix(64)
            composed += String(piece).precomposedAtOnce
            rest = rest[piece.endIndex...]
        }
        return composed
    }

    /// Decomposed first, since Foundation leaves a composed character and a mark apart that make one together
    /// (U+AC00 U+11A8).
    var precomposedAtOnce: String { decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping }

    /// Full case folding: the lower case of the upper case, scalar by scalar, so that no context counts. Of the lower
    /// case again, since "ẞ" has no upper case and "ß" has.
    var caseFolded: String {
        if unicodeScalars.allSatisfy({ PlainScalars.folded($0.value) == $0.value }) { return self }
        var folded = ""
        folded.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            if let plain = PlainScalars.folded(scalar.value).flatMap(Unicode.Scalar.init) {
                folded.unicodeScalars.append(plain)
            } else {
                folded += scalar.caseFolded
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

extension Unicode.Scalar {
    /// The case of one scalar folded.
    var caseFolded: String {
        var folded = ""
        for lower in properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars {
                folded += upper.properties.lowercaseMapping
            }
        }
        return folded
    }
}
