#if YAML
    import CedarPolicy

    extension RevealDocument {
        /// The document of a text in YAML.
        ///
        /// Every scalar is taken for a text; where a number or a truth value is asked for, it stands without quotes. Anchors,
        /// aliases, tags and merge keys are refused.
        ///
        /// - Parameter text: One YAML document of at most 1 MiB.
        /// - Throws: `RevealPolicyError` with all faults that were found, up to 100, in the order of the text, each with line
        ///   and column.
        /// - Complexity: O(*n*) in the length of the text, apart from sorting names and faults.
        public init(yaml text: String) throws(RevealPolicyError) { try self.init(yaml: Array(text.utf8)) }

        /// The document of a file in YAML, in UTF-8.
        ///
        /// - Parameter bytes: One YAML document of at most 1 MiB.
        /// - Throws: `RevealPolicyError`, as for a text.
        public init(yaml bytes: [UInt8]) throws(RevealPolicyError) {
            let (nodes, root) = try DocumentReader.nodes(yaml: bytes)
            var reader = nodes
            self = reader.document(root)
            let faults = (reader.faults + check()).sorted {
                ($0.span?.start.offset ?? 0) < ($1.span?.start.offset ?? 0)
            }
            guard faults.isEmpty else { throw RevealPolicyError(faults) }
        }
    }

    extension DocumentReader {
        /// The nodes of a text in YAML, and what reads them with their places.
        ///
        /// - Throws: `RevealPolicyError` for what is no YAML, or more of it than is read.
        package static func nodes(
            yaml bytes: [UInt8]
        ) throws(RevealPolicyError) -> (reader: DocumentReader, root: YAMLNode) {
            guard bytes.count <= YAMLText.sizeLimit else {
                throw RevealPolicyError(.limitExceeded, "a document has at most \(YAMLText.sizeLimit) bytes")
            }
            let text = YAMLText(bytes)
            try text.checkCharacters()
            var scanner = YAMLScanner(text)
            scanner.scan()
            guard scanner.faults.isEmpty else { throw RevealPolicyError(scanner.faults) }
            return (DocumentReader(text), try YAMLComposer(text, duplicates: scanner.duplicates).root())
        }
    }
#endif
