package import CedarPolicy

/// A node of a YAML document: texts, lists and mappings, nothing else. What a text means is for the reader to say.
package struct YAMLNode {
    /// How a text is written.
    package enum Style {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// What it is.
    package enum Content {
        case scalar(String, Style)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    package let content: Content
    package let span: SourceSpan

    /// The text, if it is one.
    package var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// The text, if it is one without quotes: numbers and truth are written so.
    package var plain: String? { if case .scalar(let text, .plain) = content { text } else { nil } }

    /// Whether nothing stands here.
    package var isAbsent: Bool { plain?.isEmpty ?? false }

    /// What it is, for messages.
    package var kind: String {
        switch content {
        case .scalar("", .plain): "nothing"
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
