import CryptoCore

/// A text that counts as its bytes, as those of contexts do: "é" in one scalar and "é" in two are two tenants.
struct ByteText: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: ByteText, b: ByteText) -> Bool {
        // Texts of equal bytes are equal, so that most comparisons end here.
        a.text == b.text && a.text.utf8.elementsEqual(b.text.utf8)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes: text.utf8.span) }
}
