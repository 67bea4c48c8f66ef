/// The name of an entity type, a common type or a function: identifiers joined with `::`.
public struct QualifiedName: Hashable, Comparable, Sendable {
    /// The whole name, such as `Photos::User`.
    public let text: CedarString

    /// A name that is known to be well formed.
    package init(unchecked text: String) { self.text = CedarString(text) }

    /// The identifiers, the namespace's first.
    public var components: [String] {
        var (parts, part): ([String], [UInt8]) = ([], [])
        for byte in text.string.utf8 {
            if byte != UInt8(ascii: ":") {
                part.append(byte)
            } else if !part.isEmpty {
                parts.append(String(decoding: part, as: UTF8.self))
                part = []
            }
        }
        return parts + [String(decoding: part, as: UTF8.self)]
    }

    /// The last identifier.
    public var basename: String { components.last ?? "" }

    /// What stands before the last identifier, nil when nothing does.
    public var namespace: QualifiedName? {
        let components = components
        return components.count > 1 ? QualifiedName(unchecked: components.dropLast().joined(separator: "::")) : nil
    }

    /// Whether one comes before the other, by bytes.
    public static func < (a: QualifiedName, b: QualifiedName) -> Bool { a.text < b.text }
}

extension QualifiedName: CustomStringConvertible {
    /// The whole name.
    public var description: String { text.string }
}

extension QualifiedName {
    /// A name such as `User` or `Photos::User`.
    ///
    /// - Throws: `invalidName` where the text is no name, or one of its identifiers is reserved.
    public init(_ text: String) throws(CedarPolicyError) {
        guard let name = QualifiedName(wellFormed: text) else {
            throw CedarPolicyError(.invalidName, "expected identifiers joined with '::', none of them reserved")
        }
        self = name
    }

    /// The name, if the text is one: no blanks, nothing reserved.
    init?(wellFormed text: String) {
        var (word, index): ([UInt8], Int) = ([], 0)
        let bytes = Array(text.utf8)
        func ends(_ word: [UInt8]) -> Bool {
            guard let first = word.first, Lexer.beginsWord(first) else { return false }
            return !Parser.isReserved(String(decoding: word, as: UTF8.self))
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                guard index + 1 < bytes.count, bytes[index + 1] == byte, ends(word) else { return nil }
                word = []
                index += 2
                continue
            }
            guard Lexer.beginsWord(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            word.append(byte)
            index += 1
        }
        guard ends(word) else { return nil }
        self.init(unchecked: text)
    }
}
