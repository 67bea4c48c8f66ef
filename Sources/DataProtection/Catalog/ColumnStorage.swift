public import FieldEncryption
public import Tokenization

/// How a column is kept.
public enum ColumnStorage: Hashable, Sendable {
    /// As it is.
    case clear
    /// Encrypted for its row: equal values look different. What to take unless there is a reason.
    case encrypted(PlaintextLength = .visible)
    /// Encrypted so that equal values look equal, and can be found and joined on.
    case encryptedDeterministically(PlaintextLength = .visible)
    /// A token of the same format, equal for equal values. Says neither that it is one nor under which key.
    case token(FormatToken)
    /// A token of a card number, equal for equal cards.
    case card(CardToken)
    /// An opaque token, equal for equal values.
    case opaqueToken(OpaqueShape = .text(.tok))
    /// An opaque token, new every time.
    case randomToken(OpaqueShape = .text(.tok))
    /// A token that has no way back, equal for equal values.
    case oneWay(OneWayLength = .standard, prefix: TokenPrefix = .tok)
}

extension ColumnStorage {
    /// Whether anything is done at all.
    var isProtected: Bool { self != .clear }

    /// Whether equal values are stored as equal texts.
    var isDeterministic: Bool {
        switch self {
        case .encrypted, .randomToken: false
        case .clear, .encryptedDeterministically, .token, .card, .opaqueToken, .oneWay: true
        }
    }

    /// Whether values are bound to their row.
    var needsRecord: Bool { if case .encrypted = self { true } else { false } }

    /// Whether the value can be had again.
    var isReversible: Bool { if case .oneWay = self { false } else { true } }

    /// Whether a stored value says by itself which key made it.
    var tellsKey: Bool {
        switch self {
        case .token: false
        case .card(let card): !card.marks.isEmpty
        default: true
        }
    }
}
