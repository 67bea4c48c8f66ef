// Tokens that keep the shape of their values: cards, numbers of one's own, expressions, columns.

import FormatPreservingEncryption

// snippet.show
let key = try FF1Key.random()

// A preset: the token has the length and the last four digits of the card, and can never be taken for a card.
let cards = try FormatCipher(key: key, format: .paymentCard())
let token = try cards.encrypt("4111111111111111")
let card = try cards.decrypt(token)

// A format of one's own: a literal, capitals and digits that are encrypted together, a check digit.
let membership = try Format {
    "M-"
    FormatPart.encrypted(.uppercase, 2)
    FormatPart.encrypted(.digits, 6)
    FormatPart.check(.luhn)
}
print(membership.domainSize, membership.text)  // 676000000 M-<upper:2><digits:6><check luhn>

// The same from a configuration file, or a licence plate by expression.
let configured = try Format(text: "M-<upper:2><digits:6><check luhn>")
let plates = try FormatCipher(key: key, format: Format(regex: #"[A-Z]{3}-\d{2}[A-Z]{2}\d"#))

// A whole column; what does not fit is named with row and position, never passed through.
let column = try plates.encryptColumn(["ABC-12XY7", "XYZ-98AB1"])
do {
    _ = try plates.encryptColumn(["ABC-12XY7", "ABC-12xy7"])
} catch {
    print(error)  // row 1: position 6: ...
}
// snippet.hide
precondition(card == "4111111111111111" && configured == membership, "a card comes back")
print(token, column)
