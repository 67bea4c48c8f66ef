/// Masks as the functions of Apache Hive, and the types of Apache Ranger that call them, make them.
///
/// The functions leave all in clear but cased letters and decimal digits: Han, Arabic and Devanagari, symbols, emoji. And
/// they show values that are not longer than what is to be shown altogether. Here, letters without case are masked like
/// small ones, other numbers like digits, symbols become `*`, and the short-value law holds: see ``VisibleShare``. Numbers
/// become text, where Hive makes numbers of ones.
///
/// ## Specification
/// Apache Hive, `GenericUDFMask`, `GenericUDFMaskShowFirstN`, `GenericUDFMaskShowLastN`; Apache Ranger, service definition
/// for Hive.
extension Mask {
    /// Hive's `mask()`, Ranger's `MASK`: `Xxxxx-nnn`.
    public static let hiveMaskStrict = Mask.classes()

    /// Hive's `mask_show_first_n()`.
    public static func hiveShowFirstStrict(_ count: Int = 4) -> Mask { .classes(first: count) }

    /// Hive's `mask_show_last_n()`.
    public static func hiveShowLastStrict(_ count: Int = 4) -> Mask { .classes(last: count) }

    /// Ranger's `MASK_SHOW_FIRST_4`: all others become `x`.
    public static let rangerShowFirst4Strict = Mask.classes(.ranger, first: 4)

    /// Ranger's `MASK_SHOW_LAST_4`: all others become `x`.
    public static let rangerShowLast4Strict = Mask.classes(.ranger, last: 4)

    /// Ranger's `MASK_DATE_SHOW_YEAR`: the first of January.
    public static let rangerDateShowYear = Mask.date(.year)

    /// Ranger's `MASK_NULL`.
    public static let rangerNull = Mask.null
}

extension ClassPads {
    static let ranger = ClassPads(upper: "x", lower: "x", letter: "x", digit: "x", other: "x")
}
