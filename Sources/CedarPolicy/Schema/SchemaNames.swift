/// The rules for names in schemas.
enum SchemaNames {
    /// The words that are no identifiers.
    static let reserved: Set<String> = ["true", "false", "if", "then", "else", "in", "is", "like", "has"]

    /// The names that no common type may have, because the JSON form uses them.
    static let keywords: Set<String> = [
        "Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String",
    ]

    /// Letters, digits and underscores, not first a digit.
    static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, Lexer.beginsWord(first) else { return false }
        return text.utf8.allSatisfy { Lexer.beginsWord($0) || (0x30...0x39).contains($0) }
    }

    /// A word that is not reserved.
    static func isIdentifier(_ text: String) -> Bool { isWord(text) && !reserved.contains(text) }

    /// A name as JSON has it: identifiers joined by `::`, without blanks. nil for anything else.
    static func qualifiedName(_ text: String) -> QualifiedName? {
        var (start, bytes) = (0, Array(text.utf8))
        bytes += Array("::".utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ":") {
                guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":"),
                    isIdentifier(String(decoding: bytes[start..<index], as: UTF8.self))
                else { return nil }
                index += 2
                start = index
            } else {
                index += 1
            }
        }
        return QualifiedName(unchecked: text)
    }
}
