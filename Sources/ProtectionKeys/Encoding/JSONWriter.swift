import CryptoCore

/// Writes JSON in the layout of Tink for Python, two spaces a level, so that files compare equal.
struct JSONWriter {
    private(set) var text = ""
    private var level = 0
    private var isFirst = true

    /// Writes an object, in the place of a value.
    mutating func object(_ body: (inout JSONWriter) -> Void) { enclosed("{", "}", body) }

    mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
        begin(name)
        object(body)
    }

    /// Writes an array with an object for every element; nothing where there is none.
    mutating func array<Element>(
        _ name: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        if elements.isEmpty { return }
        begin(name)
        enclosed("[", "]") { writer in
            for element in elements {
                writer.startItem()
                writer.object { body(&$0, element) }
            }
        }
    }

    /// Writes a number; nothing for zero, as Protocol Buffers' JSON does.
    mutating func number(_ name: String, _ value: UInt64) {
        if value == 0 { return }
        begin(name)
        text += String(value)
    }

    /// Writes a string; nothing for an empty one.
    mutating func string(_ name: String, _ value: String) {
        if value.isEmpty { return }
        begin(name)
        quote(value)
    }

    /// Writes bytes in Base64; nothing where there are none.
    mutating func base64(_ name: String, _ bytes: Span<UInt8>) {
        if bytes.isEmpty { return }
        begin(name)
        text += "\""
        let digits = [UInt8](capacity: Base64.encodedSize(bytes.count, .standard)) { output in
            Base64.encode(bytes, .standard, to: &output)
        }
        text += String(decoding: digits, as: UTF8.self)
        text += "\""
    }

    private mutating func begin(_ name: String) {
        startItem()
        quote(name)
        text += ": "
    }

    private mutating func enclosed(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        text += open
        (level, isFirst) = (level + 1, true)
        body(&self)
        level -= 1
        if !isFirst { newLine() }
        isFirst = false
        text += close
    }

    private mutating func startItem() {
        if !isFirst { text += "," }
        isFirst = false
        newLine()
    }

    private mutating func newLine() {
        text += "\n"
        text += String(repeating: "  ", count: level)
    }

    private mutating func quote(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<" ", "\u{7F}"...:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
