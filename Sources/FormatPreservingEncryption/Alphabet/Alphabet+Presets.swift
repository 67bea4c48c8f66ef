/// Alphabets that are often needed. Their symbols and the order of these never change.
extension Alphabet {
    /// `01`
    public static let binary = preset("01")

    /// `0123456789`
    public static let digits = preset("0123456789")

    /// `0123456789abcdef`
    public static let hexadecimal = preset("0123456789abcdef")

    /// `0123456789ABCDEF`
    public static let uppercaseHexadecimal = preset("0123456789ABCDEF")

    /// `abcdefghijklmnopqrstuvwxyz`
    public static let lowercase = preset("abcdefghijklmnopqrstuvwxyz")

    /// `ABCDEFGHIJKLMNOPQRSTUVWXYZ`
    public static let uppercase = preset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`
    public static let letters = preset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// `0123456789abcdefghijklmnopqrstuvwxyz`
    public static let base36 = preset("0123456789abcdefghijklmnopqrstuvwxyz")

    /// `0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ`
    public static let uppercaseBase36 = preset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// `0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`
    public static let base62 = preset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_` (RFC 4648, section 5)
    public static let base64URL = preset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    /// The 95 printable characters of ASCII, from space to tilde, in the order of their codes.
    ///
    /// ```
    ///  !"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~
    /// ```
    public static let printableASCII = preset(
        ##" !"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##)

    private static func preset(_ symbols: String) -> Alphabet {
        guard let alphabet = try? Alphabet(symbols) else { preconditionFailure("a preset alphabet is wrong") }
        return alphabet
    }
}
