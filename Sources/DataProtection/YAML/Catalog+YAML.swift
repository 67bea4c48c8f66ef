#if YAML
    import RevealPolicy

    extension Catalog {
        /// The catalog of a text in YAML: what stands under `catalog`, be it in a reveal document or by itself.
        ///
        /// ```yaml
        /// catalog:
        ///   customer:
        ///     tenant: { column: tenant }        # or { constant: acme }, or none
        ///     record: id
        ///     subject: id
        ///     columns:
        ///       name:
        ///         keep: encrypted
        ///         indexes: { name: { column: name_index, bits: 16, rows: 1000000, value-bits: 30, normalize: [case, nfc] } }
        ///       birthday: { keep: encrypted, erasable: true }   # ends with its subject
        ///       email: { keep: deterministic, domain: email, unique: true }
        ///       phone: { keep: token, format: phone, key-id: phone_key }
        ///       ticket: { keep: token, name: ticket, template: "TT-########", key-id: ticket_key }
        ///       card: { keep: card, key-id: card_key }
        ///       account: opaque-token           # short for { keep: opaque-token }
        ///       city: clear
        /// ```
        ///
        /// - Parameter text: One YAML document of at most 1 MiB.
        /// - Throws: `invalidCatalog`, with all that is wrong with its form, each with line and column. What is wrong with its
        ///   sense is told by ``findings``.
        public init(yaml text: String) throws(DataProtectionError) { try self.init(yaml: Array(text.utf8)) }

        /// The catalog of a file in YAML, in UTF-8. See ``init(yaml:)-(String)``.
        public init(yaml bytes: [UInt8]) throws(DataProtectionError) {
            do throws(RevealPolicyError) {
                let (nodes, root) = try DocumentReader.nodes(yaml: bytes)
                var reader = CatalogReader(nodes)
                self = reader.catalog(root)
                guard reader.faults.isEmpty else { throw RevealPolicyError(reader.faults) }
            } catch {
                throw DataProtectionError(.invalidCatalog, error.description)
            }
        }
    }
#endif
