/// What a ``SubjectKeyStore`` says of a subject.
public enum SubjectKeyState: Equatable, Sendable {
    /// There is a key.
    case key(SubjectKey)
    /// The key was deleted: the subject's values are unreadable for ever. An answer and no error.
    case shredded
    /// There never was a key.
    case absent

    /// The key, if there is one.
    public var key: SubjectKey? {
        if case .key(let key) = self { key } else { nil }
    }
}

extension SubjectKeyState: CustomStringConvertible {
    /// `key`, `shredded` or `absent`; nothing of the key.
    public var description: String {
        switch self {
        case .key: "key"
        case .shredded: "shredded"
        case .absent: "absent"
        }
    }
}
