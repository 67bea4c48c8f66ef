import Testing

@testable import Masking

@Suite("The text form of masks")
struct MaskTextTests {
    @Test(
        "Parses back from what it writes",
        arguments: [
            #"null"#, #"constant("a \"b\" \\")"#, #"constant("x") | null"#,
        ])
    func roundTrip(_ text: String) throws {
        let mask = try Mask(text)
        #expect(mask.description == text)
        #expect(try Mask(mask.description) == mask)
    }
}
