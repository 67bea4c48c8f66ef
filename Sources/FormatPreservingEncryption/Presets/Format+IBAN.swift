extension Format {
    /// International bank account numbers of one country, without spaces.
    ///
    /// The country code is the same in every token, the check digits are right for the token, and the account number is
    /// encrypted as the structure of the country has it. Check digits that a country has inside its account numbers
    /// are encrypted like all else: a token passes the international check, not a national one.
    ///
    /// Domain: 10^18 for Germany; smaller for a country with shorter numbers, and by what is kept. Leaks: what is
    /// kept, and which rows are equal.
    ///
    /// - Important: Where a country has check digits inside its account numbers, only one in 10, 26 or 97 of the domain
    ///   is an account number, and whoever guesses tries only these. Norway keeping the first 5 has a domain of
    ///   1,000,000 but 100,000 real values, Belgium keeping the first 6 the same but 10,000. The like holds for others
    ///   (Bosnia, Croatia, Estonia, Finland, France, Italy, Monaco, Montenegro, North Macedonia, Portugal, San Marino,
    ///   Serbia, Slovenia, Spain...): keep fewer characters there.
    ///
    /// - Parameters:
    ///   - country: two capitals, such as `DE`.
    ///   - count: how many characters of the account number, from its beginning, are kept: the bank's number, if as
    ///     many.
    /// - Throws: `invalidFormat` for a country that is not in the registry; `domainTooSmall`.
    ///
    /// ## Specification
    /// ISO 13616-1; SWIFT, IBAN Registry, release 101.
    public static func iban(
        country: String, keepingFirst count: Int = 0
    ) throws(FormatPreservingEncryptionError) -> Format {
        guard let structure = IBANCountries.structure(of: country) else {
            throw .invalidFormat("the registry of account numbers has no such country")
        }
        var nodes: [FormatNode] = [.literal(country), .check(.iban)]
        guard count >= 0 else { throw .invalidFormat("less than nothing is kept") }
        var rest = count
        for (alphabet, length) in try parts(of: structure) {
            let kept = min(rest, length)
            if kept > 0 { nodes.append(.kept(alphabet, kept...kept)) }
            if length > kept { nodes.append(.symbols(alphabet, (length - kept)...(length - kept), keepsLength: false)) }
            rest -= kept
        }
        guard rest == 0 else {
            throw .invalidFormat("account numbers of this country are shorter than what is kept")
        }
        return try Format(nodes: nodes)
    }

    /// `4!n16!c` and the like.
    private static func parts(
        of structure: String
    ) throws(FormatPreservingEncryptionError) -> [(alphabet: Alphabet, length: Int)] {
        var (parts, length): ([(alphabet: Alphabet, length: Int)], Int) = ([], 0)
        for character in structure {
            if let digit = character.wholeNumberValue {
                length = length * 10 + digit
                continue
            }
            if character == "!" { continue }
            let alphabet: Alphabet =
                switch character {
                case "n": .digits
                case "a": .uppercase
                default: .uppercaseBase36
                }
            if let last = parts.last, last.alphabet == alphabet {
                parts[parts.count - 1].length += length
            } else {
                parts.append((alphabet, length))
            }
            length = 0
        }
        return parts
    }
}
