/// Formats as text, for configuration files.
extension Format {
    /// Reads a format from its text form.
    ///
    /// ```
    /// TT-<digits:8>                                   a ticket number
    /// <keep digits:6><digits:9><check luhn>           a card that keeps its first six digits
    /// <upper:3>-<digits:2><upper:2><digits>           a licence plate
    /// (EMP|EXT)<digits:7>                             either
    /// ```
    ///
    /// ```
    /// format    = 1*( literal / part / group )
    /// literal   = 1*( any character but \ < > ( ) | / escape )
    /// escape    = "\" ( punctuation / "u{" 1*8HEX "}" )
    /// group     = "(" format *( "|" format ) ")"
    /// part      = "<" ( symbols / kept / check / expression / range / whole ) ">"
    /// symbols   = alphabet [ ":" count / ":" count ".." count [ " same-length" ] ]
    /// kept      = "keep " ( alphabet [ ":" count [ ".." count ] ] / "calling-code" / "one-of:" text *( "|" text ) )
    /// check     = "check " ( "luhn" / "verhoeff" / "iban" / "mod11-2" / "mod37-2" / "mod97-10" / "mod661-26" /
    ///                        "mod11,10" / "mod27,26" / "mod37,36" )
    /// expression= "regex" [ " max=" count ] [ " same-length" ] ":" regex     ; ">" in it is written \x3E
    /// range     = ( "integer" / "decimal" / "date" / "timestamp" ) ":" first ".." last
    /// whole     = "ipv4" / "ipv6" / "card keep=" count " class=" digit " lengths=" count ".." count /
    ///             "letters " alphabet " keep=" class " count=" count ".." count
    /// alphabet  = name / class
    /// class     = "[" *( character / character "-" character / escape ) "]"  ; in the order of the alphabet
    /// name      = "binary" / "digits" / "lower" / "upper" / "letters" / "hex" / "HEX" / "base36" / "BASE36" / "base62" /
    ///             "base64url" / "printable" / "latin" / "cyrillic" / "greek" / "han" / "kana" / "hangul" / "arabic" /
    ///             "devanagari"
    /// ```
    ///
    /// A count that is left out is 1. `same-length` is what ``FormatPart/encrypted(_:_:keepsLength:)`` says.
    ///
    /// - Parameter text: the text form, at most 65,536 characters.
    /// - Throws: `invalidFormat` with the position in scalars where the text makes no sense, and all that making a format
    ///   from parts throws.
    public init(text: String) throws(FormatPreservingEncryptionError) {
        var parser = FormatParser(text)
        try self.init(nodes: try parser.parse())
    }

    /// The text form, from which ``init(text:)`` makes the same format.
    public var text: String { FormatPrinter.text(of: nodes) }
}
