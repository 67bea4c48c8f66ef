// Encipher a whole column: 68,000 card numbers that keep their last four digits.

import FormatPreservingEncryption

// snippet.show
let cipher = try FF1Text(key: FF1Key.random(), alphabet: .digits)

// The column: twelve digits to encipher, and the last four, which stay readable and become each row's tweak.
let cards = (0..<68_000).map { row in String(4_000_000_000_000_000 + row * 7_919_993_333) }
let leading = cards.map { String($0.prefix(12)) }
let kept = cards.map { String($0.suffix(4)) }
let tweaks = kept.flatMap { Array($0.utf8) }

let enciphered = try cipher.encryptColumn(leading, tweaks: tweaks.span, tweakSize: 4)
let tokens = zip(enciphered, kept).map { $0 + $1 }
// snippet.hide

let clock = ContinuousClock()
var rows = leading.flatMap { Array($0.utf8) }
let elapsed = try clock.measure {
    var span = rows.mutableSpan
    try cipher.encryptASCIIColumn(&span, width: 12, tweaks: tweaks.span, tweakSize: 4)
}

print("card              token")
for row in 0..<5 { print("\(cards[row])  \(tokens[row])") }
let restored = try cipher.decryptColumn(enciphered, tweaks: tweaks.span, tweakSize: 4)
let (seconds, attoseconds) = elapsed.components
let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) / 1e9
print("\(tokens.count) cards enciphered, \(Int(nanoseconds / Double(tokens.count))) ns each")
precondition(restored == leading, "every card comes back")
precondition(Array(enciphered.joined().utf8) == rows, "strings and bytes agree")
precondition(zip(cards, tokens).allSatisfy { $0 != $1 }, "no card stands in the tokens")
print("every card comes back under the key, and none stands in the tokens")
