#if YAML
    import DataProtection
    import Foundation
    import Testing

    @Suite("The documents that are shown as examples")
    struct ExampleCatalogTests {
        private static let paths = [
            "Sources/DataProtection/Documentation.docc/Resources/desk.yaml",
            "Sources/SupportDesk/Resources/support-desk.yaml",
        ]

        @Test("fit the catalogs that stand in them", arguments: paths)
        func silent(path: String) throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let yaml = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            let (document, catalog) = (try RevealDocument(yaml: yaml), try Catalog(yaml: yaml))
            let findings = catalog.findings(against: document)
            #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
        }
    }
#endif
