/// Check digits: derived from the rest of a value, never encrypted, and right again in the token.
///
/// They add no secrecy and take none: a value whose check digit is wrong is refused, so the digit says nothing that the
/// others do not, and it is left out of the domain. A token has check digits that are right for the token, so that
/// systems which check them accept it; whoever must not take a token for a value looks elsewhere for the difference.
///
/// Characters that an algorithm does not know, such as spaces and dashes, are passed over.
public struct CheckDigits: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case luhn, verhoeff, iban
        case mod112 = "mod11-2"
        case mod372 = "mod37-2"
        case mod9710 = "mod97-10"
        case mod66126 = "mod661-26"
        case mod1110 = "mod11,10"
        case mod2726 = "mod27,26"
        case mod3736 = "mod37,36"
    }

    let kind: Kind

    /// One decimal digit, anywhere in the value (ISO/IEC 7812-1, Annex B): cards, IMEI.
    public static let luhn = CheckDigits(kind: .luhn)

    /// One decimal digit, anywhere in the value: Verhoeff's, over the dihedral group of order 10 (Aadhaar).
    public static let verhoeff = CheckDigits(kind: .verhoeff)

    /// The two digits after the country code of an IBAN (ISO 13616-1, section 6; mod 97 over digits and letters).
    public static let iban = CheckDigits(kind: .iban)

    /// ISO/IEC 7064, MOD 11-2: one character at the end, a digit or `X`, over digits (ORCID, ISNI).
    public static let iso7064Mod11Radix2 = CheckDigits(kind: .mod112)

    /// ISO/IEC 7064, MOD 37-2: one character at the end, a digit, a capital letter or `*`, over digits and capitals.
    public static let iso7064Mod37Radix2 = CheckDigits(kind: .mod372)

    /// ISO/IEC 7064, MOD 97-10: two digits at the end, over digits, and capitals as 10 to 35 (LEI).
    public static let iso7064Mod97Radix10 = CheckDigits(kind: .mod9710)

    /// ISO/IEC 7064, MOD 661-26: two capitals at the end, over capitals.
    public static let iso7064Mod661Radix26 = CheckDigits(kind: .mod66126)

    /// ISO/IEC 7064, MOD 11,10: one digit at the end, over digits.
    public static let iso7064Mod11And10 = CheckDigits(kind: .mod1110)

    /// ISO/IEC 7064, MOD 27,26: one capital at the end, over capitals.
    public static let iso7064Mod27And26 = CheckDigits(kind: .mod2726)

    /// ISO/IEC 7064, MOD 37,36: one digit or capital at the end, over digits and capitals (GRid).
    public static let iso7064Mod37And36 = CheckDigits(kind: .mod3736)

    private init(kind: Kind) { self.kind = kind }

    /// The algorithm of a name in the text form of formats.
    init?(name: String) {
        guard let kind = Kind(rawValue: name) else { return nil }
        self.init(kind: kind)
    }

    /// How many characters they take: 1 or 2.
    public var count: Int {
        switch kind {
        case .iban, .mod9710, .mod66126: 2
        default: 1
        }
    }

    /// Whether they stand behind all that they check.
    var isLast: Bool {
        switch kind {
        case .luhn, .verhoeff, .iban: false
        default: true
        }
    }
}

extension CheckDigits: CustomStringConvertible {
    /// The name in the text form of formats, such as `luhn` or `mod97-10`.
    public var description: String { kind.rawValue }
}
