import CedarPolicy

/// Writes a document as somebody would who likes it short: blocks outside, braces inside.
struct YAMLWriter {
    private(set) var text = ""

    // MARK: Lines

    /// A key with its value, if it has one.
    mutating func line(_ key: String, _ value: String?, indent: Int = 0) {
        guard let value else { return }
        text += String(repeating: " ", count: indent) + key + ":" + (value.isEmpty ? "" : " \(value)") + "\n"
    }

    /// A key whose values stand below it, if there are any.
    mutating func section<Element>(_ key: String, _ elements: [Element], _ write: (inout YAMLWriter, Element) -> Void) {
        guard !elements.isEmpty else { return }
        text += "\n\(key):\n"
        for element in elements { write(&self, element) }
    }

    /// An element of a list of mappings: the first key stands behind the dash.
    mutating func item(_ entries: [(String, String?)]) {
        var lead = "  - "
        for case (let key, .some(let value)) in entries {
            text += "\(lead)\(key): \(value)\n"
            lead = "    "
        }
    }

    // MARK: Values

    /// `{ key: value, ... }`
    static func mapping(_ entries: [(String, String?)]) -> String {
        let texts = entries.compactMap { key, value in value.map { "\(key): \($0)" } }
        return texts.isEmpty ? "{}" : "{ \(texts.joined(separator: ", ")) }"
    }

    /// `[a, b]`
    static func list(_ texts: [String]) -> String { "[\(texts.joined(separator: ", "))]" }

    /// The one, or the list of them; nil where there are none.
    static func oneOrList(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.count == 1 ? texts[0] : list(texts)
    }

    /// A text: plain where every reader of YAML takes it for the same text, otherwise in quotes.
    static func scalar(_ text: String) -> String {
        let bytes = text.utf8
        if let first = bytes.first, isLetter(first), bytes.allSatisfy({ isLetter($0) || isPlain($0) }),
            bytes.last != UInt8(ascii: " "), !words.contains(text.lowercased())
        {
            return text
        }
        if text.unicodeScalars.allSatisfy({ isPrintable($0) }) {
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        return "\"" + text.unicodeScalars.map { escaped($0) }.joined() + "\""
    }

    /// What YAML 1.1 takes for something else than a text.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || " -_./()".utf8.contains(byte)
    }

    /// Whether it can stand in single quotes, and what is read is what is seen.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x61B, 0x61D...0x200A, 0x2010...0x2027, 0x202F...0x205F, 0x206A...0xFEFE,
            0xFF00...0xFFFD,
            0x10000...:
            true
        default: false
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        default:
            guard !isPrintable(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }

    static func seconds(_ seconds: Int) -> String {
        for (unit, length) in [("d", 86400), ("h", 3600), ("m", 60)] where seconds % length == 0 && seconds != 0 {
            return "\(seconds / length)\(unit)"
        }
        return "\(seconds)s"
    }
}
