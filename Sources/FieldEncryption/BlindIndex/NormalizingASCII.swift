import CryptoCore

/// The normalizers for text in ASCII, in place: what most values are.
enum NormalizingASCII {
    /// Whether a text is ASCII in which every byte is a character: so without CR, since CR and LF together are one.
    static func canTake(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] >= 0x80 || text[index] == 0x0D { return false }
        return true
    }

    static func apply(_ normalizer: Normalizer, to text: inout OutputSpan<UInt8>) {
        switch normalizer {
        case .nfc: return
        case .caseFolded:
            for index in 0..<text.count where (0x41...0x5A).contains(text[index]) { text[index] |= 0x20 }
        case .digitsOnly:
            var count = 0
            for index in 0..<text.count where (0x30...0x39).contains(text[index]) {
                text[count] = text[index]
                count += 1
            }
            text.removeLast(text.count - count)
        case .first(let count):
            text.removeLast(max(0, text.count - count))
        case .last(let count):
            let surplus = text.count - count
            if surplus <= 0 { return }
            for index in surplus..<text.count { text[index - surplus] = text[index] }
            text.removeLast(surplus)
        }
    }
}
