/// The name of an entity type, a common type or a function: identifiers joined with `::`.
public struct QualifiedName: Hashable, Comparable, Sendable {
    /// The whole name, such as `Photos::User`.
    public let text: CedarString

    /// A name that is known to be well formed.
    init(unchecked text: String) { self.text = CedarString(text) }

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
