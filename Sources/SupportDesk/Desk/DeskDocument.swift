#if YAML
    import DataProtection

    /// The document that the desk works by: who sees what, and how it is kept. It is built into the program.
    struct DeskDocument: Sendable {
        let reveals: RevealDocument
        let catalog: Catalog

        init() throws {
            let yaml = PackageResources.support_desk_yaml
            reveals = try RevealDocument(yaml: yaml)
            catalog = try Catalog(yaml: yaml)
        }

        /// What is wrong with the catalog by itself, and beside the document.
        var findings: [CatalogFinding] { catalog.findings + catalog.findings(against: reveals) }

        /// The document with the digests of planted canaries. Nobody who reads it learns which customers they are.
        func reveals(canaries: [Customer], _ digester: SubjectDigester) throws -> RevealDocument {
            var document = reveals
            let digests = try canaries.map {
                DocumentName(try digester.digest(of: String($0.id), tenant: Desk.tenant).description)
            }
            document.canaries = CanaryDeclaration(digests, notify: ["security"])
            return document
        }
    }
#endif
