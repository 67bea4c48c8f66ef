import FieldEncryption
import ProtectionKeys

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    // A million customers, and addresses that are worth some 40 bits: 10 to 18 bits are safe.
    let planner = BlindIndexPlanner(rows: 1_000_000, valueBits: 40)
    let index = BlindIndex(
        root, name: "email", length: try planner.length(16), normalizers: [.caseFolded, .nfc])
    let email = FieldContext(tenant: "acme", domain: "customer.email")

    // Stored in a column of its own, beside the envelope.
    let column = try index.blindIndex(of: "Ada@Example.org", context: email).text

    // SELECT ... WHERE email_index IN (candidates), then decrypt the rows and compare.
    let candidates = try index.candidates(for: "ada@example.org", context: email).map(\.text)
    // snippet.hide
    print(candidates.contains(column), planner.leakage(bits: 16))
}

try main()
