import ProtectionKeys
import Tokenization

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    let tokenizer = OpaqueTokenizer(root)
    let ticket = FieldContext(tenant: "acme", domain: "ticket.note")

    // tok_…: means nothing without the key, and comes back under it.
    let token = try tokenizer.tokenizeDeterministically("call back on Monday", context: ticket)
    let value = try tokenizer.detokenize(token, context: ticket)

    // Found in a log, with no key: what it is, and which key made it.
    let found = TokenScanner().tokens(in: "opened \(token) for review")

    // Where a column takes e-mail addresses only.
    let addresses = OpaqueTokenizer(root, shape: .email(.tok))
    let address = try addresses.tokenizeDeterministically(
        "ada@example.org", context: FieldContext(tenant: "acme", domain: "customer.email"))
    // snippet.hide
    print(value, found.count, found[0].kind, address.hasSuffix(".invalid"), address.count <= 254)
}

try main()
