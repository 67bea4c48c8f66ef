/// A date in a text, perhaps with a time of day behind.
enum DatedText {
    /// The date, and what stands behind it: nothing, or `T` or a space and a time of digits, in characters of times only.
    static func parts(of value: MaskValue) -> (CivilDate, String)? {
        switch value {
        case .date(let date): return (date, "")
        case .text(let text):
            let utf8 = text.utf8
            guard utf8.count >= 10, let end = utf8.index(utf8.startIndex, offsetBy: 10, limitedBy: utf8.endIndex),
                let date = CivilDate(String(text[..<end])), isTime(utf8[end...])
            else { return nil }
            return (date, String(text[end...]))
        default: return nil
        }
    }

    private static func isTime(_ bytes: Substring.UTF8View) -> Bool {
        guard let first = bytes.first else { return true }
        guard first == 0x54 || first == 0x20, bytes.count > 1, bytes.count <= 30 else { return false }
        return bytes.dropFirst().allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x3A, 0x2E, 0x2C, 0x2B, 0x2D, 0x5A: true
            default: false
            }
        }
    }
}
