/// The keys that the mappings of a document in YAML can have.
package struct DocumentKeys: Sendable {
    /// What the mapping is, for messages and for the JSON Schema.
    package let name: String
    /// The keys that have to be there.
    package let required: [String]
    /// The keys that can be there.
    package let optional: [String]

    package var all: [String] { required + optional }

    package init(_ name: String, required: [String] = [], optional: [String] = []) {
        (self.name, self.required, self.optional) = (name, required, optional)
    }

    package static let document = DocumentKeys(
        "document", required: ["policy", "version"],
        optional: [
            "description", "zone", "attributes", "purposes", "roles", "classes", "fields", "rules", "forbids",
            "break-glass", "canaries", "catalog", "tests",
        ])
    package static let attributes = DocumentKeys("attributes", optional: ["principal", "context", "row"])
    package static let role = DocumentKeys("role", optional: ["in", "kind"])
    package static let fieldClass = DocumentKeys("class", optional: ["in", "ladder", "mask"])
    package static let field = DocumentKeys("field", required: ["class"], optional: ["subject"])
    package static let rule = DocumentKeys(
        "rule", required: ["id", "who", "purpose", "classes", "reveal"],
        optional: ["when", "unless", "during", "mask", "budget", "require"])
    package static let forbid = DocumentKeys(
        "forbid", required: ["id"], optional: ["who", "purpose", "classes", "forms", "when", "unless", "during"])
    package static let breakGlass = DocumentKeys(
        "break-glass", required: ["id", "who", "classes", "reveal", "for"], optional: ["budget", "require"])
    package static let budget = DocumentKeys("budget", required: ["per", "within"], optional: ["subjects", "calls"])
    package static let during = DocumentKeys("during", optional: ["days", "hours", "zone"])
    package static let obligation = DocumentKeys("obligation", optional: ["approval", "notify", "expire"])
    package static let approval = DocumentKeys("approval", required: ["of"], optional: ["count"])
    package static let canaries = DocumentKeys("canaries", required: ["digests"], optional: ["notify"])
    package static let test = DocumentKeys(
        "test", required: ["name", "principal", "purpose", "expect"],
        optional: ["reason", "at", "context", "row", "approvals", "break-glass"])
    package static let testPrincipal = DocumentKeys(
        "test-principal", required: ["id", "roles"], optional: ["tenant", "attributes"])

    /// All of them.
    package static let mappings = [
        document, attributes, role, fieldClass, field, rule, forbid, breakGlass, budget, during, obligation, approval,
        canaries, test, testPrincipal,
    ]
}
