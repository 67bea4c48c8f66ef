/// What a ``PlainValueScanner`` looks for.
public struct PlainValueKind: Hashable, Sendable {
    private enum Kind: Hashable {
        case paymentCard, emailAddress, iban, bearerToken
    }

    private let kind: Kind

    /// A payment card number.
    public static let paymentCard = PlainValueKind(kind: .paymentCard)
    /// An e-mail address.
    public static let emailAddress = PlainValueKind(kind: .emailAddress)
    /// An international bank account number.
    public static let iban = PlainValueKind(kind: .iban)
    /// A bearer token, Basic credentials, or a JSON Web Token.
    public static let bearerToken = PlainValueKind(kind: .bearerToken)

    /// What stands in the place of a found value.
    public var tag: String {
        switch kind {
        case .paymentCard: "[card]"
        case .emailAddress: "[email]"
        case .iban: "[iban]"
        case .bearerToken: "[token]"
        }
    }
}

extension PlainValueKind: CustomStringConvertible {
    /// The name, such as `paymentCard`.
    public var description: String { "\(kind)" }
}
