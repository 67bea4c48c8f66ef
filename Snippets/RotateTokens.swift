// Tokens from key to key: opaque ones say which key made them, cards bear a mark, others need to be told.

import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

// snippet.hide
func main() throws {
    var keyset = try Keyset(.root)
    let old = try RootKeyset(keyset)
    let notes = FieldContext(tenant: "acme", domain: "ticket.note")
    let pan = FieldContext(tenant: "acme", domain: "payment.pan")
    let ssn = FieldContext(tenant: "acme", domain: "customer.ssn")
    let note = try OpaqueTokenizer(old).tokenizeDeterministically("call back on Monday", context: notes)
    let card = try CardTokenizer(old, marks: [old.primaryKeyID: 1], name: "pan")
        .tokenizeDeterministically("4111111111111111", context: pan)
    let number = try FormatTokenizer(old, format: .usSocialSecurityNumber(), name: "ssn")
        .tokenizeDeterministically("123-45-6789", context: ssn)
    let oldID = old.primaryKeyID
    let newID = try keyset.add(.root)
    try keyset.promote(newID)
    // snippet.show
    let root = try RootKeyset(keyset)  // With the old key, and the new one as primary.

    // Opaque: the token says its key. The value does not leave the call.
    let opaque = OpaqueTokenizer(root)
    let movedNote = try opaque.needsRotation(note) ? opaque.retokenize(note, context: notes) : note

    // Cards: every key has a mark of 1 to 9, which the token's Luhn sum bears.
    let cards = try CardTokenizer(root, marks: [oldID: 1, newID: 2], name: "pan")
    let movedCards = try cards.retokenizeColumn([card], context: pan).complete()

    // Other formats have no room for a key: keep its id beside the column, and say from which key to which.
    let numbers = FormatTokenizer(root, format: try .usSocialSecurityNumber(), name: "ssn")
    let movedNumber = try numbers.retokenize(number, context: ssn, from: oldID)
    // snippet.hide
    let ids = try (opaque.keyID(of: movedNote), cards.keyID(of: movedCards[0]))
    let back = try numbers.detokenize(movedNumber, context: ssn)
    precondition(ids == (newID, newID) && back == "123-45-6789")
}

try main()
