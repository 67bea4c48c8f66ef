import Testing

@testable import CedarPolicy

@Suite("Strings of Cedar")
struct CedarStringTests {
    @Test("are compared by their bytes, not by what they look like")
    func bytes() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        #expect(CedarString(composed) != CedarString(decomposed))
        #expect(CedarString("\u{212A}") != CedarString("K"))
        #expect(CedarString("long enough to stand on the heap") == "long enough to stand on the heap")
        #expect(
            EntityUID(type: QualifiedName(unchecked: "A"), id: "\u{E9}")
                != EntityUID(type: QualifiedName(unchecked: "A"), id: "e\u{301}"))
    }
}
