/// What one kind of mask does. Compiled when it is made; total.
package protocol MaskRule: Sendable {
    /// The text form, from which ``MaskReading`` makes an equal rule.
    var text: MaskText { get }

    /// What it says about itself.
    var declaration: MaskDeclaration { get }

    /// The masked text; `nil` only where everything becomes nothing.
    func mask(_ value: String) -> String?

    /// The masked value. Never called for ``MaskValue/null``.
    func mask(_ value: MaskValue) -> MaskValue
}

extension MaskRule {
    /// Rules for text treat other values as the text that is written for them. Bytes are text if they are UTF-8, and
    /// otherwise become the replacement character's text, masked.
    package func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .null: return .null
        case .bytes(let bytes):
            guard let masked = mask(String(maskedBytes: bytes)) else { return .null }
            return .bytes(Array(masked.utf8))
        default:
            guard let masked = mask(value.written) else { return .null }
            return .text(masked)
        }
    }
}

extension String {
    /// Bytes as text; what is not UTF-8 tells nothing, not even its length.
    init(maskedBytes bytes: [UInt8]) {
        let span = bytes.span
        if let text = try? UTF8Span(validating: span) {
            self.init(copying: text)
        } else {
            self = "\u{FFFD}"
        }
    }
}
