#if YAML
    import CedarPolicy
    import Yams

    /// Turns a text into nodes with places, by Yams.
    struct YAMLComposer {
        private let text: YAMLText
        /// The keys that stand twice, which Yams refuses too.
        private let duplicates: [RevealPolicyError.Fault]

        /// Of a text without anchors, as ``YAMLScanner`` finds, with the keys that it found to stand twice.
        init(_ text: YAMLText, duplicates: [RevealPolicyError.Fault]) {
            self.text = text
            self.duplicates = duplicates
        }

        /// The one document of the text.
        func root() throws(RevealPolicyError) -> YAMLNode {
            do {
                // Yams looks at tags where it compares keys: the basic resolver takes every scalar for a text.
                let yaml = String(decoding: text.bytes[text.start...], as: UTF8.self)
                let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
                let node = try parser.singleRoot()
                // Nodes hold their anchors weakly; the parser holds them.
                return try withExtendedLifetime(parser) { try placed(node) }
            } catch let error as RevealPolicyError {
                throw error
            } catch let error as YamlError {
                throw refusal(error)
            } catch {
                throw RevealPolicyError(.invalidDocument, "this is not YAML", span: text.span(0, 0))
            }
        }

        private func placed(_ root: Node?) throws(RevealPolicyError) -> YAMLNode {
            let node = try root.map { node throws(RevealPolicyError) in try placed(node, depth: 1) }
            guard let node, !node.isAbsent else {
                let message = "the document is empty: begin with 'policy: NAME' and 'version: 1'"
                throw RevealPolicyError(.invalidDocument, message, span: text.span(0, 0))
            }
            return node
        }

        /// The node with its place.
        private func placed(_ node: Node, depth: Int) throws(RevealPolicyError) -> YAMLNode {
            let start = node.mark.map { text.offset(line: $0.line, column: $0.column) } ?? text.start
            guard depth <= 2 * YAMLScanner.depthLimit else {
                let message = "nested deeper than \(YAMLScanner.depthLimit)"
                throw RevealPolicyError(.limitExceeded, message, span: text.span(start, start))
            }
            guard node.anchor == nil, node.alias == nil else {
                let message = "an anchor or an alias, which is not read: write it out"
                throw RevealPolicyError(.invalidDocument, message, span: text.span(start, start))
            }
            switch node {
            case .scalar(let scalar):
                let style = YAMLNode.Style(scalar.style)
                let end = end(scalar.string, style, from: start)
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
            case .alias: preconditionFailure("aliases were refused")
            }
        }

        /// Where a scalar ends. Most stand there as they are.
        private func end(_ value: String, _ style: YAMLNode.Style, from start: Int) -> Int {
            let end = start + value.utf8.count
            if style == .plain, end <= text.bytes.count, text.bytes[start..<end].elementsEqual(value.utf8) {
                return end
            }
            return ScalarPlaces(value, style, at: start, in: text)?.end ?? start
        }

        // MARK: Refusals

        /// What Yams says, in the words of this module.
        private func refusal(_ error: YamlError) -> RevealPolicyError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                let offset = text.offset(line: mark.line, column: mark.column)
                let advice = advice(problem, at: offset) + conditionAdvice(at: offset)
                return RevealPolicyError(.invalidDocument, advice, span: text.span(offset, offset))
            case .duplicatedKeysInMapping(_, let context):
                guard duplicates.isEmpty else { return RevealPolicyError(duplicates) }
                let offset = text.offset(line: context.mark.line, column: context.mark.column)
                let message = "this key stands twice in its mapping"
                return RevealPolicyError(.duplicateName, message, span: text.span(offset, offset))
            default: return RevealPolicyError(.invalidDocument, "this is not YAML", span: text.span(0, 0))
            }
        }

        /// LibYAML's messages say what it expected; these say what to do.
        private func advice(_ problem: String, at offset: Int) -> String {
            if problem.contains("tab character") || text[offset] == 0x09 {
                return "a tab where YAML wants blanks: indent with blanks"
            }
            return switch problem {
            case "found character that cannot start any token":
                "no text begins with this character: put the text in quotes"
            case "mapping values are not allowed in this context":
                "a ':' where no key can be: check the indentation, or put the text in quotes"
            case "could not find expected ':'": "a key without a ':' behind it: check the indentation"
            case "did not find expected key", "did not find expected '-' indicator":
                "this does not go on as the lines above: check the indentation, or put the text in quotes"
            case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
                "a ',' or the closing bracket is missing before this"
            case "found unexpected end of stream": "a quote or bracket is not closed"
            case "but found another document": "a second document: a file holds one"
            case "found unknown escape character": "no such escape: use single quotes, which have none"
            default: "not YAML: \(problem)"
            }
        }

        /// Conditions are what most needs quotes.
        private func conditionAdvice(at offset: Int) -> String {
            let line = text.line(offset).drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
            guard line.starts(with: "when:".utf8) || line.starts(with: "unless:".utf8) else { return "" }
            return
                "; a condition that begins with a bracket, a quote or '!', or holds ': ', stands in single quotes or behind '|'"
        }
    }

    extension YAMLNode.Style {
        fileprivate init(_ style: Node.Scalar.Style) {
            switch style {
            case .any, .plain: self = .plain
            case .singleQuoted: self = .singleQuoted
            case .doubleQuoted: self = .doubleQuoted
            case .literal: self = .literal
            case .folded: self = .folded
            }
        }
    }
#endif
