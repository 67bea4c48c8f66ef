import RevealPolicy
import Testing

@Suite("Names of fields")
struct FieldNameTests {
    @Test(
        "The last dot parts table and column",
        arguments: [("customer.email", "customer", "email"), ("crm.customer.email", "crm.customer", "email")])
    func parted(text: String, table: String, column: String) throws {
        let name = try #require(FieldName(text))
        #expect(name == FieldName(table: table, column: column))
        #expect(name.description == text)
    }

    @Test("Without a table or a column it is no field", arguments: ["", ".", "email", "customer.", ".email"])
    func refused(text: String) { #expect(FieldName(text) == nil) }
}
