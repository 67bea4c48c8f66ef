/// The names that are declared of one kind.
struct NameTable {
    /// What they name, for messages.
    let what: String
    /// In the order of the document.
    private let names: [String]
    private let set: Set<DocumentName>

    init(_ what: String, _ names: [DocumentName]) {
        self.what = what
        self.names = names.map(\.text)
        set = Set(names)
    }

    func contains(_ name: DocumentName) -> Bool { set.contains(name) }

    /// What may have been meant.
    func hint(_ name: DocumentName) -> String { NearestName.hint(name.text, among: names) }
}

extension DocumentName {
    /// Whether it can be declared: ASCII, so that no two names look alike, and short enough for every log.
    var isWellFormed: Bool {
        let bytes = text.utf8
        guard (1...100).contains(bytes.count), let first = bytes.first, Self.isLetterOrDigit(first) else {
            return false
        }
        return bytes.allSatisfy { Self.isLetterOrDigit($0) || "-_.".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
