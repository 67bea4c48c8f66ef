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
}
