extension String {
    /// Whether both have the same bytes. `==` also takes texts for equal that are only written alike, and so would know as one
    /// what the rows, and the document, have as two.
    @inline(__always)
    func hasSameBytes(as other: String) -> Bool {
        guard self == other else { return false }
        return utf8.count == other.utf8.count && (utf8Span.isKnownASCII || utf8.elementsEqual(other.utf8))
    }

    /// Whether it says nothing: white space, controls, and what cannot be seen.
    var isBlank: Bool {
        for byte in utf8 where byte > 0x20 && byte < 0x7F { return false }
        return unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: true
            default: scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}

extension String? {
    /// Whether both are missing, or have the same bytes.
    @inline(__always)
    func hasSameBytes(as other: String?) -> Bool {
        switch (self, other) {
        case (nil, nil): true
        case (let a?, let b?): a.hasSameBytes(as: b)
        default: false
        }
    }
}
