/// What becomes of a place in a JSON document.
public enum JSONTreatment: Hashable, Sendable {
    /// It is masked: a value by itself, an object or a list leaf by leaf. Masks that make one text or nothing of everything
    /// (``Mask/null``, ``Mask/constant(_:)``, ``Mask/tag(_:)``) replace an object or a list as a whole.
    case mask(Mask)
    /// It stays as it is, unless a longer path says otherwise. Strings keep their escapes; what cannot be seen in them becomes
    /// an escape.
    case clear

    var text: MaskText {
        switch self {
        case .mask(let mask): mask.rule.text
        case .clear: MaskText("clear")
        }
    }
}
