/// Masks as Oracle Data Redaction makes them.
///
/// ## Specification
/// Oracle AI Database 26ai, Data Redaction Guide, 2.3 and 3.8.
extension Mask {
    /// `DBMS_REDACT.FULL`: one space, 0, 2001-01-01.
    public static let oracleFull = Mask.default(.oracle)

    /// `DBMS_REDACT.PARTIAL` for character types: `VVVFVVFVVVV,VVV-VV-VVVV,*,1,5`. As text: `oracle("...")`.
    ///
    /// Not more than half of the characters are shown, which there all may be; what is too much is hidden from the left. Values
    /// of another length are hidden altogether, where Oracle asks for a fixed width.
    ///
    /// - Parameter format: the input format (V a character, F a literal that is dropped), the output format, the mask character, the
    ///   first and the last of the V that are hidden, from 1.
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern``.
    public static func oraclePartialStrict(format: String) throws(MaskingError) -> Mask { Mask(try OracleRule(format)) }
}
