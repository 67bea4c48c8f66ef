import CedarPolicy
import FieldEncryption
import FormatPreservingEncryption
import ProtectionKeys
import RevealPolicy
import Tokenization

/// Reads how a column is kept.
struct StorageReader {
    private(set) var reader: DocumentReader

    init(_ reader: DocumentReader) { self.reader = reader }

    private enum Keep: String, CaseIterable {
        case clear, encrypted, deterministic, token, card
        case opaqueToken = "opaque-token"
        case randomToken = "random-token"
        case oneWay = "one-way"

        /// The keys that mean something here, beside those of every column.
        var keys: [String] {
            switch self {
            case .clear: []
            case .encrypted, .deterministic: ["length"]
            case .token: ["name", "format", "template", "regex", "mismatch", "prefix"]
            case .card: ["name", "last", "marks"]
            case .opaqueToken, .randomToken: ["shape", "prefix"]
            case .oneWay: ["bytes", "prefix"]
            }
        }
    }

    private enum Length: String, CaseIterable { case visible, hidden }
    private enum Shape: String, CaseIterable { case text, email }
    private enum MismatchName: String, CaseIterable { case refuse, opaque, email }
    private enum Preset: String, CaseIterable { case phone, ssn, email, uuid, date, ipv4, ipv6, mac }

    /// How a column is kept, and what else stands there.
    mutating func storage(
        _ node: YAMLNode, column: DocumentName
    ) -> (storage: ColumnStorage, entries: [String: YAMLNode])? {
        if node.text != nil {
            guard let keep: Keep = reader.word(node, "how the column is kept") else { return nil }
            return storage(keep, [:], node, column).map { ($0, [:]) }
        }
        let common = ["domain", "erasable", "key-id", "unique", "searchable", "indexes"]
        let all = DocumentKeys(
            "column", required: ["keep"], optional: common + Set(Keep.allCases.flatMap(\.keys)).sorted())
        guard let entries = reader.entries(node, all), let place = entries["keep"],
            let keep: Keep = reader.word(place, "how the column is kept")
        else { return nil }
        for (key, value) in entries where key != "keep" && !common.contains(key) && !keep.keys.contains(key) {
            reader.note(
                .unknownName, "'\(key)' means nothing for a column that is kept as \(keep.rawValue)", at: value.span)
        }
        return storage(keep, entries, node, column).map { ($0, entries) }
    }

    private mutating func storage(
        _ keep: Keep, _ entries: [String: YAMLNode], _ node: YAMLNode, _ column: DocumentName
    ) -> ColumnStorage? {
        switch keep {
        case .clear: .clear
        case .encrypted: .encrypted(length(entries))
        case .deterministic: .encryptedDeterministically(length(entries))
        case .token: format(entries, node, column).map { .token($0) }
        case .card: .card(card(entries))
        case .opaqueToken: .opaqueToken(shape(entries))
        case .randomToken: .randomToken(shape(entries))
        case .oneWay: .oneWay(bytes(entries), prefix: prefix(entries))
        }
    }

    private mutating func length(_ entries: [String: YAMLNode]) -> PlaintextLength {
        guard let node = entries["length"] else { return .visible }
        let length: Length? = reader.word(node, "visible or hidden")
        return length == .hidden ? .hidden : .visible
    }

    private mutating func prefix(_ entries: [String: YAMLNode]) -> TokenPrefix {
        guard let node = entries["prefix"] else { return .tok }
        if let prefix = node.text.flatMap({ TokenPrefix($0) }) { return prefix }
        reader.note(
            .invalidDocument, "a prefix has 1 to 16 lower-case letters and digits, the first a letter", at: node.span)
        return .tok
    }

    private mutating func shape(_ entries: [String: YAMLNode]) -> OpaqueShape {
        let prefix = prefix(entries)
        guard let node = entries["shape"] else { return .text(prefix) }
        let shape: Shape? = reader.word(node, "text or email")
        return shape == .email ? .email(prefix) : .text(prefix)
    }

    private mutating func bytes(_ entries: [String: YAMLNode]) -> OneWayLength {
        guard let node = entries["bytes"], let count = reader.number(node, "a number of bytes") else {
            return .standard
        }
        if let length = OneWayLength(count) { return length }
        reader.note(.invalidDocument, "a one-way token has 8 to 32 bytes", at: node.span)
        return .standard
    }

    private mutating func card(_ entries: [String: YAMLNode]) -> CardToken {
        var card = CardToken()
        if let node = entries["name"], let name = reader.string(node, "a name") { card.name = name }
        if let node = entries["last"], let count = reader.number(node, "a number of digits") { card.keptDigits = count }
        if let node = entries["marks"] {
            for (key, value) in reader.pairs(node, "the ids of keys with their marks") ?? [] {
                guard let keyID = KeyID(key.text), let mark = reader.number(value, "a mark") else {
                    reader.note(.invalidDocument, "expected the id of a key and its mark", at: key.span ?? node.span)
                    continue
                }
                card.marks[keyID] = mark
            }
        }
        return card
    }

    private mutating func format(
        _ entries: [String: YAMLNode], _ node: YAMLNode, _ column: DocumentName
    ) -> FormatToken? {
        let given = ["format", "template", "regex"].filter { entries[$0] != nil }
        guard given.count == 1, let place = entries[given[0]] else {
            reader.note(.invalidDocument, "a token has to have one of format, template and regex", at: node.span)
            return nil
        }
        var (name, format): (String, Format?) = (column.text, nil)
        do throws(FormatPreservingEncryptionError) {
            switch given[0] {
            case "template": format = try reader.string(place, "a template").map(Self.template)
            case "regex": format = try reader.string(place, "a regular expression").map(Self.regex)
            default:
                guard
                    let preset: Preset = reader.word(
                        place,
                        "a format that has a name (templates and regular expressions stand under template and regex)")
                else { return nil }
                name = preset.rawValue
                format = try Self.format(preset)
            }
        } catch {
            reader.note(.invalidDocument, error.message, at: place.span)
        }
        if let node = entries["name"], let text = reader.string(node, "a name") { name = text }
        guard let format else { return nil }
        return FormatToken(name, format, mismatch: mismatch(entries))
    }

    private static func template(_ text: String) throws(FormatPreservingEncryptionError) -> Format {
        try .template(text)
    }

    private static func regex(_ text: String) throws(FormatPreservingEncryptionError) -> Format {
        try Format(regex: text)
    }

    private static func format(_ preset: Preset) throws(FormatPreservingEncryptionError) -> Format {
        switch preset {
        case .phone: try .phoneNumber()
        case .ssn: try .usSocialSecurityNumber()
        case .email: try .emailAddress()
        case .uuid: try .uuid()
        case .date: try .date()
        case .ipv4: try .ipv4Address()
        case .ipv6: try .ipv6Address()
        case .mac: try .macAddress()
        }
    }

    private mutating func mismatch(_ entries: [String: YAMLNode]) -> Mismatch {
        guard let node = entries["mismatch"] else { return .refuse }
        let mismatch: MismatchName? = reader.word(node, "refuse, opaque or email")
        return switch mismatch {
        case .opaque: .opaque(.text(prefix(entries)))
        case .email: .opaque(.email(prefix(entries)))
        case .refuse, nil: .refuse
        }
    }
}
