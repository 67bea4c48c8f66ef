/// Masks as BigQuery's predefined masking rules make them.
///
/// ## Specification
/// Google Cloud, BigQuery Data Policy API, `DataMaskingPolicy.PredefinedExpression`.
extension Mask {
    /// `DEFAULT_MASKING_VALUE`.
    public static let bigQueryDefault = Mask.default(.zero)

    /// `ALWAYS_NULL`.
    public static let bigQueryNull = Mask.null

    /// `DATE_YEAR_MASK`: the first of January.
    public static let bigQueryDateYear = Mask.date(.year)

    /// `LAST_FOUR_CHARACTERS`: `XXXXX` and the last four. There, values of four and fewer are hashed without a key, which
    /// can be undone by trying, and of values of five four are shown; here, less than eight show one at most.
    public static let bigQueryLastFourStrict = Mask.partial(0, "XXXXX", 4)

    /// `FIRST_FOUR_CHARACTERS`: the first four and `XXXXX`, with the same differences as ``bigQueryLastFourStrict``.
    public static let bigQueryFirstFourStrict = Mask.partial(4, "XXXXX", 0)

    /// `EMAIL_MASK`: `XXXXX@example.org`. There, what is no address is hashed without a key; here, it becomes `***`.
    public static let bigQueryEmailStrict = Mask.email(first: 0, padding: "XXXXX")
}
