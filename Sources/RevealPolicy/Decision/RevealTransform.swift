/// What is done to a value before it is shown.
public enum RevealTransform: Hashable, Sendable {
    /// Nothing.
    case clear
    /// It is masked so.
    case masked(FieldMask)
    /// Its token is shown.
    case tokenized
    /// Its ciphertext is shown.
    case encrypted
}
