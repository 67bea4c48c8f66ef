// Encipher a whole column: 68,000 card numbers that keep their last four digits.

import FormatPreservingEncryption

let cards = (0..<68_000).map { row in String(4_000_000_000_000_000 + row * 7_919_993_333) }
let cipher = try FF1Text(key: FF1Key.random(), alphabet: .digits)

// snippet.show
// Twelve digits of each card are enciphered. The last four stay readable and are each row's tweak.
let leading = cards.map { String($0.prefix(12)) }
let kept = cards.map { String($0.suffix(4)) }
let tweaks = kept.flatMap { Array($0.utf8) }

let enciphered = try cipher.encryptColumn(leading, tweaks: tweaks.span, tweakSize: 4)
let tokens = zip(enciphered, kept).map { $0 + $1 }

// The same in place, for rows of bytes that follow each other: faster, as no string is made. (A span is taken inside a
// function; `Span()` is an empty one.)
func encipher(_ rows: inout [UInt8]) throws {
    var span = rows.mutableSpan
    try cipher.encryptASCIIColumn(&span, width: 12, tweaks: tweaks.span, tweakSize: 4)
}
// snippet.hide

func nanosecondsPerRow(_ body: () throws -> Void) rethrows -> Int {
    let (seconds, attoseconds) = try ContinuousClock().measure(body).components
    return Int((Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(cards.count))
}

var rows = leading.flatMap { Array($0.utf8) }
let inPlace = try nanosecondsPerRow { try encipher(&rows) }
let asStrings = try nanosecondsPerRow { _ = try cipher.encryptColumn(leading, tweaks: tweaks.span, tweakSize: 4) }
let restored = try cipher.decryptColumn(enciphered, tweaks: tweaks.span, tweakSize: 4)

print("card              token")
for row in 0..<5 { print("\(cards[row])  \(tokens[row])") }
print("\(tokens.count) cards enciphered: \(asStrings) ns each as strings, \(inPlace) ns each in place")
precondition(restored == leading, "every card comes back")
precondition(Array(enciphered.joined().utf8) == rows, "strings and bytes agree")
precondition(Set(cards).isDisjoint(with: tokens), "no card stands in the tokens")
print("every card comes back under the key, and none stands in the tokens")
