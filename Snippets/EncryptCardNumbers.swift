// Encipher a card number and read it back.

import FormatPreservingEncryption

let storedBytes = [UInt8](repeating: 0x42, count: 32)

// snippet.show
// 32 secret bytes, from wherever the service keeps its keys. (`FF1Key.random()` makes a key for a trial.)
let key = try FF1Key(storedBytes)
let cards = try FF1Text(key: key, alphabet: .digits)

// Sixteen digits in, sixteen digits out. The tweak need not be secret: here, who the value belongs to.
let token = try cards.encrypt("4111111111111111", tweak: Array("tenant-7".utf8))
let card = try cards.decrypt(token, tweak: Array("tenant-7".utf8))

// What does not fit is refused with its position, never passed through.
do {
    _ = try cards.encrypt("4111-1111-1111-1111")
} catch {
    print(error)  // position 4: the symbol is not one of the 10 that this cipher has
}
// snippet.hide
print(token.count, card == "4111111111111111")
