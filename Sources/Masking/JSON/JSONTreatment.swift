/// What becomes of a place in a JSON document.
public enum JSONTreatment: Hashable, Sendable {
    /// It is masked: a value by itself, an object or a list leaf by leaf. Masks that make one text or nothing of everything
    /// (``Mask/null``, ``Mask/constant(_:)``, ``Mask/tag(_:)``) replace an object or a list as a whole.
    case mask(Mask)
    /// It stays as it is, unless a longer path says otherwise.
    case clear

    var text: MaskText {
        switch self {
        case .mask(let mask): mask.rule.text
        case .clear: MaskText("clear")
        }
    }
}

/// What becomes of the names of members that no path names.
public enum JSONKeys: String, Hashable, Sendable, CaseIterable {
    /// What looks like a name in a program stays (a letter or underscore, then letters, digits, `_`, `-` and `$`, 64 at most,
    /// four digits at most); other names, such as addresses and numbers, become `***`.
    case names
    /// All become `***`.
    case hide
}
