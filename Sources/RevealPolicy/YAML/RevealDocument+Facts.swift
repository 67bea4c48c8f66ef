#if YAML
    package import CedarPolicy

    /// Facts by the names and types that the document declares, as tools are given them. They are written as in the document's
    /// tests, in YAML, of which JSON is a part.
    extension RevealDocument {
        /// The attributes of who asks.
        ///
        /// - Throws: `RevealPolicyError` with all faults and their places in the text.
        package func principalFacts(yaml bytes: [UInt8]) throws(RevealPolicyError) -> CedarRecord {
            try Self.facts(bytes, attributes.principal, [])
        }

        /// The facts of a request.
        ///
        /// - Throws: `RevealPolicyError` with all faults and their places in the text.
        package func requestFacts(yaml bytes: [UInt8]) throws(RevealPolicyError) -> CedarRecord {
            try Self.facts(bytes, attributes.context, [])
        }

        /// What is known of a row, tenant and subject among the others.
        ///
        /// - Throws: `RevealPolicyError` with all faults and their places in the text.
        package func row(yaml bytes: [UInt8]) throws(RevealPolicyError) -> RevealRow {
            let facts = try Self.facts(bytes, attributes.row, SuppliedFacts.row)
            // The reader has taken tenant and subject for texts, so that it is a row.
            return facts.asRow ?? RevealRow(facts: facts)
        }

        private static func facts(
            _ bytes: [UInt8], _ declarations: [AttributeDeclaration], _ texts: [String]
        ) throws(RevealPolicyError) -> CedarRecord {
            var (reader, root) = try DocumentReader.nodes(yaml: bytes)
            let record = reader.record(root, declarations, texts)
            guard reader.faults.isEmpty else { throw RevealPolicyError(reader.faults) }
            return record
        }
    }
#endif
