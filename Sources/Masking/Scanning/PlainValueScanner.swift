/// Finds values in clear in a text that should have none, such as a log message: card numbers, e-mail addresses, IBANs,
/// tokens of `Authorization` headers.
///
/// It finds what has an unmistakable form, and so does not replace care: a name, a telephone number or a number in words
/// has none. It is made so that identifiers of a technical kind (UUIDs, digests, timestamps, versions, addresses, paths,
/// units of systemd) are not taken for values; a number of 16 digits that begins like a card and passes the Luhn check is.
///
/// | kind | form |
/// |---|---|
/// | card | 13 to 19 digits, in one run or in groups that begin with one of four as on cards; begins as an issuer's numbers do, with a length of that issuer; Luhn sum right; no part of a fraction, a word or a UUID |
/// | e-mail address | local part (also quoted), `@` (also `%40` and `\u0040`), a domain of two labels or more with letters of all scripts, or the address of a host in brackets |
/// | IBAN | country, length and structure of the registry, check digits right; capitals or small letters, in one run or in groups of four; also behind `IBAN` without a space |
/// | token | what follows `Bearer` (also with `:` or `=`), if it has 20 characters or more, or 6 or more with two digits and is no version; what follows `Basic`, if it is a name and a password in base64; a JSON Web Token anywhere |
///
/// Groups are parted by one character each, not always the same: a space (also no-break, thin, narrow and the like), a
/// hyphen or dash, a point, `+`, `_` or `%20`. A value may stand behind an escape of JSON or of a URL: `\n`, `\u0020`, `%20`.
///
/// What has the form of an address is redacted whatever it is for: `git@github.com:org/repo`, `ssh user@host.name` and the
/// user in `postgres://user@host.name` too, for nothing tells these names from those of people. Domains that end like
/// files (`.json`, `.tar.gz`) or units (`.service`), or begin like versions (`7.1.`), are none.
///
/// One pass over the UTF-8, in time linear in its length, and without memory from the heap where there is nothing to be
/// found.
///
/// ## Specification
/// ISO/IEC 7812-1 (numbers and Luhn check), RFC 5321 and 6531 (addresses, in the form that is in use), ISO 13616 (IBAN),
/// RFC 6750 and 7617 (bearer tokens, Basic credentials), RFC 7519 (JSON Web Tokens).
public struct PlainValueScanner: Sendable {
    /// Makes a scanner.
    public init() {}

    /// The values in a text, in their order, none within another.
    ///
    /// - Complexity: O(n).
    public func values(in text: String) -> [FoundPlainValue] {
        PlainValuePass.values(in: text.utf8.span)
    }

    /// The text with a tag, such as `[email]`, for every value.
    ///
    /// - Returns: the same string where there is none.
    /// - Complexity: O(n).
    public func redacting(_ text: String) -> String { redacted(text) ?? text }

    /// The text with its values replaced; nil where there is none.
    ///
    /// - Complexity: O(n).
    public func redacted(_ text: String) -> String? {
        let bytes = text.utf8.span
        let found = PlainValuePass.values(in: bytes)
        if found.isEmpty { return nil }
        var units: [UInt8] = []
        units.reserveCapacity(bytes.count)
        var next = 0
        for value in found {
            for index in next..<value.range.lowerBound { units.append(bytes[index]) }
            units.append(contentsOf: value.kind.tag.utf8)
            next = value.range.upperBound
        }
        for index in next..<bytes.count { units.append(bytes[index]) }
        return String(decoding: units, as: UTF8.self)
    }
}
