extension ValueSlot {
    /// The text of a key, such as that of a row or tenant: of texts, integers, and what is encoded as one of them, such as
    /// an identifier. Nil for anything else.
    var keyText: String? { keyText(depth: 4) }

    private func keyText(depth: Int) -> String? {
        switch self {
        case .text(let text): return text
        case .null, .fields, .list: return nil
        case .written(let encoder): return encoder.slot?.keyText(depth: depth - 1)
        case .other(let value):
            if let integer = value as? any BinaryInteger { return integer.description }
            // Numbers encode as themselves, and would do so for ever.
            guard depth > 0 else { return nil }
            let encoder = ValueEncoder()
            guard (try? value.encode(to: encoder)) != nil else { return nil }
            return encoder.slot?.keyText(depth: depth - 1)
        }
    }

    /// What stands for a key whose text was made up: of the same kind, so that it is read like the others.
    func madeUp(_ text: String) -> ValueSlot { madeUp(text, depth: 4) }

    private func madeUp(_ text: String, depth: Int) -> ValueSlot {
        switch self {
        case .text: return .text(text)
        case .null, .fields, .list: return self
        case .written(let encoder): return encoder.slot?.madeUp(text, depth: depth - 1) ?? self
        case .other(let value):
            if let integer = value as? any FixedWidthInteger & Encodable {
                return .other(Self.number(like: integer, text))
            }
            guard depth > 0 else { return self }
            let encoder = ValueEncoder()
            guard (try? value.encode(to: encoder)) != nil, let slot = encoder.slot else { return self }
            return slot.madeUp(text, depth: depth - 1)
        }
    }

    /// Made-up digits can be of a number that is too large.
    private static func number<Number: FixedWidthInteger>(like _: Number, _ text: String) -> Number {
        Number(truncatingIfNeeded: Int64(text) ?? 0)
    }
}
