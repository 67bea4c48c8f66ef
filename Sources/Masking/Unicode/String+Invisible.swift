extension String {
    /// Without controls and what else cannot be seen.
    package var withoutInvisible: String {
        var kept = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: continue
            default: if !scalar.properties.isDefaultIgnorableCodePoint { kept.append(scalar) }
            }
        }
        return String(kept)
    }
}
