import CedarPolicy

/// A node of a YAML document: texts, lists and mappings, nothing else. What a text means is for the reader to say.
struct YAMLNode {
    /// How a text is written.
    enum Style {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// What it is.
    enum Content {
        case scalar(String, Style)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    let content: Content
    let span: SourceSpan

    /// The text, if it is one.
    var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// The text, if it is one without quotes: numbers and truth are written so.
    var plain: String? { if case .scalar(let text, .plain) = content { text } else { nil } }

    /// Whether nothing stands here.
    var isAbsent: Bool { plain?.isEmpty ?? false }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .scalar("", .plain): "nothing"
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
