/// Masks as SQL Server's dynamic data masking makes them.
///
/// ## Specification
/// Microsoft Learn, "Dynamic data masking", SQL Server 2022.
extension Mask {
    /// `default()`: `XXXX`, 0, 1900-01-01, one byte of the ASCII digit 0. Columns of fewer than four characters, which get
    /// fewer X there, are not told apart.
    public static let sqlServerDefault = Mask.default(.sqlServer)

    /// `email()`: `aXXX@XXXX.com`. The first character is not shown of values of fewer than four, which it is there.
    public static let sqlServerEmailStrict = Mask.partial(1, "XXX@XXXX.com", 0)

    /// `partial(prefix, padding, suffix)`. Not more than half of the value is shown, which it is there.
    public static func sqlServerPartialStrict(_ prefix: Int, _ padding: String, _ suffix: Int) -> Mask {
        .partial(prefix, padding, suffix)
    }
}
