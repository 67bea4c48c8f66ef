import Foundation
import Testing

@testable import Masking

@Suite("The catalog of masks")
struct CatalogTests {
    @Test("Has every example, with what the mask makes of it")
    func entries() throws {
        #expect(MaskCatalog.entries.count == MaskCatalog.examples.count)
        for (entry, example) in zip(MaskCatalog.entries, MaskCatalog.examples) {
            #expect(entry.text == (try Mask(example.text).description) && entry.example == example.example)
            #expect(entry.masked == (try Mask(entry.text)(Optional(entry.example))))
            #expect(!entry.declaration.isReversible && !entry.declaration.isKeyed && entry.declaration.isDeterministic)
            #expect(entry.declaration.uniqueness == .lossy)
        }
    }

    @Test("The table in the documentation is the one that is rendered")
    func documentation() throws {
        let article = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../../Sources/Masking/Documentation.docc/Masks.md").standardizedFileURL,
            encoding: .utf8)
        #expect(article.contains("\n" + MaskCatalog.table + "\n"))
    }
}
