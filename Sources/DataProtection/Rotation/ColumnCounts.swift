public import ProtectionKeys

/// What a column was found to hold.
public struct ColumnCounts: Hashable, Sendable {
    /// Rows without a value.
    public var empty = 0
    /// Values in clear.
    public var plaintext = 0
    /// Protected values by the key that made them.
    public var byKey: [KeyID: Int] = [:]
    /// Among these, the ones that are as they would be made today.
    public var current = 0
    /// Protected values that do not say which key made them.
    public var ofSomeKey = 0
    /// Values that do not say whether they are protected.
    public var undecided = 0
    /// Values whose subject was erased: nobody reads them, and they stay as they are. They count nowhere else.
    public var shredded = 0
    /// Values of keys that the keyset does not have.
    public var ofUnknownKey = 0

    /// Nothing yet.
    public init() {}

    /// Protected values that are not as they would be made today.
    public var old: Int { byKey.values.reduce(0, +) - current }

    mutating func count(_ form: StoredForm) {
        switch form {
        case .plaintext: plaintext += 1
        case .ofKey(let keyID, let isCurrent):
            byKey[keyID, default: 0] += 1
            if isCurrent { current += 1 }
        case .ofSomeKey: ofSomeKey += 1
        case .undecided: undecided += 1
        case .ofUnknownKey: ofUnknownKey += 1
        }
    }

    static func += (a: inout ColumnCounts, b: ColumnCounts) {
        a.empty += b.empty
        a.plaintext += b.plaintext
        a.byKey.merge(b.byKey, uniquingKeysWith: +)
        a.current += b.current
        a.ofSomeKey += b.ofSomeKey
        a.undecided += b.undecided
        a.shredded += b.shredded
        a.ofUnknownKey += b.ofUnknownKey
    }
}
