import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    let cards = FormatTokenizer(root, format: try .paymentCard(), name: "pan")
    let pan = FieldContext(tenant: "acme", domain: "payment.pan")

    // Sixteen digits, the last four kept; never a number that passes for a card.
    let token = try cards.tokenizeDeterministically("4111111111111111", context: pan)
    let card = try cards.detokenize(token, context: pan)

    // Whole columns in one call; rows that are no cards are told, not passed through.
    let column = try cards.tokenizeColumnDeterministically(["4111111111111111", "4111-1111"], context: pan)
    // snippet.hide
    print(card == "4111111111111111", token.hasSuffix("1111"), column.failures.map(\.row))
}

try main()
