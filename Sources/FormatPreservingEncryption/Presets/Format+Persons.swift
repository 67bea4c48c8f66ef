/// Numbers and addresses of persons.
extension Format {
    /// United States social security numbers.
    ///
    /// All is encrypted, and every token could be a number as to its form: an area that is not 000, 666 or 900 to
    /// 999, a group that is not 00, a serial number that is not 0000. Domain: 898 * 99 * 9,999 = 888,931,098. Leaks:
    /// which rows are equal.
    ///
    /// - Parameter dashes: whether values are written `123-45-6789` or `123456789`.
    ///
    /// ## Specification
    /// 20 CFR 422.103; SSA, "Randomization FAQs" (2011): areas 000, 666 and 900 to 999, group 00 and serial 0000 are
    /// never assigned.
    public static func usSocialSecurityNumber(dashes: Bool = true) throws(FormatPreservingEncryptionError) -> Format {
        let area = #"(?:00[1-9]|0[1-9]\d|[1-578]\d{2}|6(?:[0-57-9]\d|6[0-57-9]))"#
        let group = #"(?:0[1-9]|[1-9]\d)"#
        let serial = #"(?:000[1-9]|00[1-9]\d|0[1-9]\d{2}|[1-9]\d{3})"#
        return try Format(regex: [area, group, serial].joined(separator: dashes ? "-" : ""))
    }

    /// Telephone numbers in international form: `+`, a country code that is assigned, and 6 to 14 digits, 15 in all.
    ///
    /// The country code is kept, the rest is encrypted, and a token has as many digits as its number. Domain: 10^n
    /// for n digits behind the country code, at least 10^6; shorter numbers are refused. Leaks: the country, the
    /// number of digits, and which rows are equal. A token may by chance be the number of another person: do not dial
    /// tokens.
    ///
    /// ## Specification
    /// ITU-T E.164, section 6.
    public static func phoneNumber() throws(FormatPreservingEncryptionError) -> Format {
        try Format(nodes: [.literal("+"), .keptCallingCode, .symbols(.digits, 6...14, keepsLength: true)])
    }

    /// E-mail addresses: the local part is encrypted, the domain is kept.
    ///
    /// A token has as many characters before the `@` as its address, and dots at places that need not be the same.
    /// Local parts of one to four characters share one domain, and so most of their tokens have four. Domain: about
    /// 40^n for n characters, 2,494,479 for the shortest. Leaks: the domain, the length of the local part, and which
    /// rows are equal. The domain is not folded: fold it first if equal addresses are to have equal tokens. A token
    /// may by chance be the address of another person: do not send mail to tokens.
    ///
    /// - Parameter localPart: which local parts there are.
    ///
    /// ## Specification
    /// RFC 5321, section 4.5.3.1 (64 characters); RFC 5322, section 3.2.3 (dot-atom).
    public static func emailAddress(
        localPart: EmailLocalPart = .common
    ) throws(FormatPreservingEncryptionError) -> Format {
        let (atom, domain) = (localPart.atom, try Alphabet(Alphabet.base62.symbols + "-."))
        return try Format(
            nodes: [
                .pattern("\(atom)+(?:[.]\(atom)+)*", maximumLength: 64, keepsLength: true), .literal("@"),
                .kept(domain, 1...253),
            ])
    }
}
