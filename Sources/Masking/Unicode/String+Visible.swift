extension String {
    private var isVisibleASCII: Bool {
        let utf8 = utf8
        let bytes = utf8.span
        return ASCIIText.isVisible(bytes)
    }

    /// Without controls and what else cannot be seen.
    ///
    /// Two invisible things are kept because they say what is seen: the zero-width joiner between two emoji, and the
    /// variation selectors 15 and 16 behind a symbol.
    package var withoutInvisible: String {
        if isVisibleASCII { return self }
        var kept = String.UnicodeScalarView()
        kept.reserveCapacity(utf8.count)
        var previous: Unicode.Scalar?
        let scalars = unicodeScalars
        var index = scalars.startIndex
        while index != scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            let isKept: Bool
            if ScalarKinds[scalar].scalarClass != .invisible {
                isKept = true
            } else if scalar == "\u{200D}" {
                let next = index == scalars.endIndex ? nil : scalars[index]
                isKept = Self.isJoinable(previous) && next != "\u{FE0F}" && Self.isJoinable(next)
            } else if scalar == "\u{FE0F}" || scalar == "\u{FE0E}" {
                isKept = previous?.properties.isEmoji ?? false
            } else {
                isKept = false
            }
            guard isKept else { continue }
            kept.append(scalar)
            previous = scalar
        }
        return String(kept)
    }

    /// What conditions look at: without what cannot be seen, and without white space around it.
    var judged: String {
        let scalars = withoutInvisible.unicodeScalars
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Whether a joiner beside it makes one picture of two. Digits are emoji to the standard, but never here.
    private static func isJoinable(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar == "\u{FE0F}" || (scalar.value >= 0x203C && scalar.properties.isEmoji)
    }
}
