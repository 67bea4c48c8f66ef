// A table of customers: cards, social security numbers, addresses and ticket numbers replaced, whole columns at a time.

import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    // One keyset serves all. Each format has a name of its own, which is a part of its key.
    let cards = FormatTokenizer(root, format: try .paymentCard(), name: "pan")
    let numbers = FormatTokenizer(root, format: try .usSocialSecurityNumber(), name: "ssn")
    let tickets = FormatTokenizer(root, format: try .template("TT-########"), name: "ticket")
    // An address that the format does not have becomes an opaque token that is an address too.
    let addresses = FormatTokenizer(
        root, format: try .emailAddress(), name: "email", mismatch: .opaque(.email(.tok)))

    func context(_ domain: String) -> FieldContext { FieldContext(tenant: "acme", domain: domain) }

    let pans = try cards.tokenizeColumnDeterministically(
        ["4111111111111111", "4111-1111"], context: context("payment.pan"))
    // What does not fit has no token, is never passed through, and is told with its row.
    for failure in pans.failures { print(failure) }  // row 1: position 9: a value of this format has 12 to 19 ...
    print(pans.results)  // ["1184...1111", nil]

    // All or nothing:
    let ssns = try numbers.tokenizeColumnDeterministically(
        ["123-45-6789", "219-09-9999"], context: context("customer.ssn")
    ).complete()
    let mails = try addresses.tokenizeColumnDeterministically(
        ["ada@example.org", "Ada.Lovelace@Example.com"], context: context("customer.email")
    ).complete()
    let ticket = try tickets.tokenizeDeterministically("TT-00012345", context: context("ticket"))

    // The way back, for whoever has the keys.
    let back = try addresses.detokenizeColumn(mails, context: context("customer.email")).complete()
    // snippet.hide
    print(ssns, ticket, back)
    precondition(back == ["ada@example.org", "Ada.Lovelace@Example.com"] && pans.results[1] == nil)
}

try main()
