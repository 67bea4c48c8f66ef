/// Masks as ggwhite/go-masker, and Greenmask with it, make them.
///
/// All but the password show more than half of some values there; here, the short-value law holds: see ``VisibleShare``. Its
/// share is one half for all but the `ID`, which is 60 of a hundred.
extension Mask {
    /// `Password`: twelve asterisks.
    public static let goMaskerPassword = Mask.full(.fixed(12))

    /// `Name`: `A**D`, every word by itself; there, all but the second and third character are shown.
    public static let goMaskerNameStrict = Mask.words(.partial(1, "**", 1))

    /// `ID`: `A12345****`, which is six of the ten characters: more than the usual half. There, all behind the tenth is shown
    /// too.
    public static let goMaskerIDStrict = Mask.partial(6, "****", 0, share: VisibleShare(percent: 60))

    /// `Address`: the first six and `******`.
    public static let goMaskerAddressStrict = Mask.partial(6, "******", 0)

    /// `CreditCard`: `123456******3456`; there, numbers of 19 digits show 13.
    public static let goMaskerCreditCardStrict = Mask.card(issuer: .six)

    /// `Email`: `ggw****@gmail.com`.
    public static let goMaskerEmailStrict = Mask.email(first: 3, padding: "****")

    /// `Mobile`: the first four, `***`, the last three; there, all behind the seventh is shown.
    public static let goMaskerMobileStrict = Mask.partial(4, "***", 3)

    /// `Telephone`: `2799-****`, and `(*2)2799-****` of ten digits, six of which are shown there; numbers of other lengths, which
    /// there are not masked at all, are hidden.
    public static func goMaskerTelephoneStrict() throws(MaskingError) -> Mask {
        let eight = try Mask.oraclePartialStrict(format: "VVVVVVVV,VVVV-VVVV,*,5,8")
        let ten = try Mask.oraclePartialStrict(format: "VVVVVVVVVV,(VV)VVVV-VVVV,*,7,10")
        let digits = try Mask.regex("[ ()-]+", with: "", unmatched: .keep)
        return digits | .when(.length(8...8), then: eight, otherwise: ten)
    }
}
