#if YAML
    import CedarPolicy
    import Yams

    /// Turns a text into nodes with places, by Yams.
    struct YAMLComposer {
        /// How deep mappings and lists may be nested.
        static let depthLimit = 64

        private let text: YAMLText

        init(_ text: YAMLText) { self.text = text }

        /// The one document of the text.
        func root() throws(RevealPolicyError) -> YAMLNode {
            let node: Node?
            do {
                // Yams looks at tags where it compares keys: the basic resolver takes every scalar for a text.
                let parser = try Parser(
                    yaml: String(decoding: text.bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
                node = try parser.singleRoot()
            } catch let error as YamlError {
                throw refusal(error)
            } catch {
                throw RevealPolicyError(.invalidDocument, "this is not YAML")
            }
            guard let node else { throw Self.empty }
            if case .scalar(let scalar) = node, scalar.style == .plain, scalar.string.isEmpty { throw Self.empty }
            return try placed(node, depth: 1)
        }

        private static let empty = RevealPolicyError(
            .invalidDocument, "the document is empty: begin with 'policy: NAME' and 'version: 1'")

        /// The node with its place.
        private func placed(_ node: Node, depth: Int) throws(RevealPolicyError) -> YAMLNode {
            let start = node.mark.map { text.offset(line: $0.line, column: $0.column) } ?? 0
            guard depth <= Self.depthLimit else {
                throw RevealPolicyError(
                    .limitExceeded, "nested deeper than \(Self.depthLimit)", span: text.span(start, start))
            }
            switch node {
            case .scalar(let scalar):
                let style: YAMLNode.Style =
                    switch scalar.style {
                    case .any, .plain: .plain
                    case .singleQuoted: .singleQuoted
                    case .doubleQuoted: .doubleQuoted
                    case .literal: .literal
                    case .folded: .folded
                    }
                let end = ScalarPlaces(scalar.string, style, at: start, in: text)?.end ?? start
                return YAMLNode(content: .scalar(scalar.string, style), span: text.span(start, end))
            case .sequence(let sequence):
                var (nodes, end): ([YAMLNode], Int) = ([], start)
                nodes.reserveCapacity(sequence.count)
                for node in sequence {
                    let node = try placed(node, depth: depth + 1)
                    end = max(end, node.span.endOffset)
                    nodes.append(node)
                }
                return YAMLNode(content: .sequence(nodes), span: text.span(start, end))
            case .mapping(let mapping):
                var (entries, end): ([(key: YAMLNode, value: YAMLNode)], Int) = ([], start)
                entries.reserveCapacity(mapping.count)
                for (key, value) in mapping {
                    let key = try placed(key, depth: depth + 1)
                    let value = try placed(value, depth: depth + 1)
                    end = max(end, value.span.endOffset, key.span.endOffset)
                    entries.append((key, value))
                }
                return YAMLNode(content: .mapping(entries), span: text.span(start, end))
            case .alias:
                throw RevealPolicyError(
                    .invalidDocument, "aliases are not read: write it out", span: text.span(start, start))
            }
        }

        /// What Yams says, in the words of this module.
        private func refusal(_ error: YamlError) -> RevealPolicyError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                let offset = text.offset(line: mark.line, column: mark.column)
                return RevealPolicyError(.invalidDocument, "not YAML: \(problem)", span: text.span(offset, offset))
            case .duplicatedKeysInMapping(_, let context):
                let offset = text.offset(line: context.mark.line, column: context.mark.column)
                return RevealPolicyError(
                    .duplicateName, "this key stands twice in its mapping", span: text.span(offset, offset))
            default: return RevealPolicyError(.invalidDocument, "this is not YAML")
            }
        }
    }
#endif
