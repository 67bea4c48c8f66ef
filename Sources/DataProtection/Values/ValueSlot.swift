/// A part of a value that is taken apart by its `Codable`.
enum ValueSlot {
    /// What columns are made of.
    case text(String)
    /// There is none.
    case null
    /// Anything else, as it was given: it is handed back untouched.
    case other(any Encodable)
    /// What was written into a container of its own.
    case fields(ValueFields)
    case list(ValueList)
    /// What an encoder that was handed out has written by the time it is looked at.
    case written(ValueEncoder)

    /// A value that stands by itself.
    static func of<Value: Encodable>(_ value: Value) -> ValueSlot {
        if Value.self == String.self, let text = value as? String { return .text(text) }
        if let optional = value as? any OptionalValue { return optional.slot }
        return .other(value)
    }
}

/// The properties of a value, in the order in which it wrote them.
final class ValueFields {
    private(set) var names: [String] = []
    private(set) var slots: [ValueSlot] = []

    func append(_ name: String, _ slot: ValueSlot) {
        names.append(name)
        slots.append(slot)
    }

    func set(_ slot: ValueSlot, at place: Int) { slots[place] = slot }

    func remove(_ removed: Set<String>) {
        let kept = names.indices.filter { !removed.contains(names[$0]) }
        (names, slots) = (kept.map { names[$0] }, kept.map { slots[$0] })
    }

    /// Where a property stands. Values read what they wrote in the same order: mostly it is the next.
    func place(of name: String, from next: Int) -> Int? {
        if next < names.count, names[next] == name { return next }
        return names.firstIndex(of: name)
    }
}

/// What was written one behind the other.
final class ValueList {
    private(set) var slots: [ValueSlot] = []

    func append(_ slot: ValueSlot) { slots.append(slot) }
}

/// An optional, whatever it wraps.
private protocol OptionalValue {
    var slot: ValueSlot { get }
}

extension Optional: OptionalValue where Wrapped: Encodable {
    fileprivate var slot: ValueSlot { map { ValueSlot.of($0) } ?? .null }
}
