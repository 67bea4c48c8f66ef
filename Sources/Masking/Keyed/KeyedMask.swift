/// A mask that works under a key, so that equal values, or all values of one subject, stay consistent, and nobody without
/// the key can tell how.
///
/// @Snippet(path: "swift-data-protection/Snippets/KeyedMasks")
///
/// This is the description of what is to be done, and can do nothing: ``KeyedMasking`` binds it to a root keyset, and asks
/// for a `FieldContext` with every value.
///
/// | text form | what becomes of a value |
/// |---|---|
/// | `fake(person.latin)` | an entry of a ``FakeDictionary``; two values may get the same |
/// | `fake(user, subjects: 50000)` | an entry for a subject with a number from 0; no two get the same |
/// | `persona(email)` | a part of a made-up person, who has a ``PersonaField`` of every kind |
/// | `date-shift(days: 30)` | a date moved by -30 to 30 days, all dates of a subject alike; see ``DateShift`` |
/// | `noise(amount: 100)`, `noise(percent: 5)` | a number with noise, the same noise for the same number |
/// | `hash(bytes: 16)` | a keyed digest; see ``KeyedHash`` |
///
/// Masks without a key may stand before and behind it, as in `ip | hash(bytes: 16)`.
///
/// None is reversible, not even with the key; but who may ask for masks of chosen values can try all candidates of a
/// small set. What equal masked values tell (that the values are equal) is for everybody to see.
///
/// ## Specification
/// Frozen: what a mask makes of a value under one key and context stays as it is for ever.
///
/// The key is the `RootKeyset`'s subkey of purpose 08, 32 bytes, for the tenant and domain of the context, and the label:
///
/// | mask | label |
/// |---|---|
/// | fake | `fake/`, id, `/`, version of the dictionary |
/// | fake for numbered subjects | `distinct-fake/`, id, `/`, version of the dictionary |
/// | persona | `persona/1` |
/// | date shift, noise | the text form |
/// | hash | `hash` |
///
/// From the key and a message comes a stream of words of 64 bits: HMAC-SHA-256(subkey, c | message), with c = 0, 1, 2... in
/// four bytes, big-endian; each tag is four words, big-endian. A number below n is the first word below the greatest
/// multiple of n that is at most 2^64, modulo n; other words are passed over. The message is the subject in UTF-8 where one
/// is given, and otherwise the value as it is written in UTF-8 (bytes as they are).
public struct KeyedMask: Sendable {
    /// What is done before; nothing where nil.
    let before: Mask?
    let rule: KeyedRule
    /// What is done to the result; nothing where nil.
    let after: Mask?

    /// The text form.
    public let description: String

    init(_ rule: KeyedRule) { self.init(before: nil, rule, after: nil) }

    init(before: Mask?, _ rule: KeyedRule, after: Mask?) {
        self.before = before
        self.rule = rule
        self.after = after
        description = [before?.description, rule.text.description, after?.description].compactMap { $0 }
            .joined(separator: " | ")
    }

    /// This mask, on what another one leaves of a value.
    public func after(_ mask: Mask) -> KeyedMask {
        KeyedMask(before: before.map { mask.then($0) } ?? mask, rule, after: after)
    }

    /// This mask, and another one on what comes out.
    public func then(_ mask: Mask) -> KeyedMask {
        KeyedMask(before: before, rule, after: after.map { $0.then(mask) } ?? mask)
    }
}

extension KeyedMask: Hashable {
    /// Whether both have the same text form, and so mask alike.
    public static func == (left: KeyedMask, right: KeyedMask) -> Bool {
        // By bytes: canonically equivalent texts can mask differently.
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    /// Hashes the text form.
    public func hash(into hasher: inout Hasher) {
        for byte in description.utf8 { hasher.combine(byte) }
    }
}

extension KeyedMask: CustomStringConvertible {}
