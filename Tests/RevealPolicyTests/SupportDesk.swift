#if YAML
    import Foundation
    import RevealPolicy

    /// The example that the documentation shows.
    enum SupportDesk {
        static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Sources/RevealPolicy/Documentation.docc/Resources/support-desk.yaml").path

        /// Its bytes.
        static func yaml() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

        /// The document.
        static func document() throws -> RevealDocument { try RevealDocument(yaml: try yaml()) }
    }
#endif
