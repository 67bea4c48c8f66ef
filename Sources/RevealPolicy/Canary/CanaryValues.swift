import CryptoCore
public import Masking
public import ProtectionKeys

/// What is shown instead of a canary's data: of the same kind, the same each time, and nobody's.
///
/// | class, or one above it | what is shown |
/// |---|---|
/// | `name`, `given-name`, `family-name`, `user` | that of a made-up person |
/// | `email` | that of the same person, at one of the domains |
/// | any other | the value with other letters and digits in place of its own |
///
/// A person has the same name and address in all fields. Other letters and digits keep the look: small letters stay small, capitals capitals,
/// what parts them stays, and so do the country code of a telephone number after its plus sign, and a valid check digit of a card number.
/// Names and addresses do not depend on the value at all.
///
/// Addresses are at example domains unless other domains are given, and whoever knows these knows the canary: give domains of
/// your own, which look like a customer's and where you see what is sent to them. Other telephone numbers can be somebody's: where
/// they are shown whole, name a mask for the class, such as `persona(phone)`.
public struct CanaryValues: Sendable {
    private let classes: NameHierarchy
    private let classOfField: [FieldName: DocumentName]
    private let masks: [(name: DocumentName, masking: KeyedMasking)]
    private let user: KeyedMasking
    private let domains: [String]
    private let dates: KeyedMasking?
    private let letters: CanaryLetters

    /// The domain of contexts under which values are made up.
    static let domain = "reveal.canary"

    /// What is shown instead of the data of a document's canaries.
    ///
    /// - Parameters:
    ///   - document: says which field has which class.
    ///   - root: the primary key makes the values: they change with it.
    ///   - masks: for classes, instead of what the table says.
    ///   - emailDomains: where addresses are; one of them is taken for each subject.
    public init(
        _ document: RevealDocument, _ root: RootKeyset, masks: [String: KeyedMask] = [:],
        emailDomains: [String] = ["example.com", "example.net", "example.org"]
    ) {
        precondition(!emailDomains.isEmpty, "addresses need a domain")
        classes = .classes(document)
        classOfField = Dictionary(document.fields.map { ($0.name, $0.fieldClass) }) { first, _ in first }
        let usual: [String: KeyedMask] = [
            "name": .persona(.name), "given-name": .persona(.given), "family-name": .persona(.family),
            "user": .persona(.user),
        ]
        self.masks = usual.merging(masks) { $1 }.sorted { $0.key < $1.key }.map {
            (DocumentName($0.key), KeyedMasking($0.value, root))
        }
        user = KeyedMasking(.persona(.user), root)
        domains = emailDomains
        dates = (try? DateShift(days: 1000, neverZero: true)).map { KeyedMasking(.dateShift($0), root) }
        letters = CanaryLetters(root)
    }

    /// What is shown instead of a value. What is nothing stays nothing.
    ///
    /// - Parameters:
    ///   - value: in clear; before any mask.
    ///   - field: which field it is of.
    ///   - subject: the canary's id.
    ///   - tenant: of the row.
    /// - Throws: `cryptographyFailed`, `limitExceeded`.
    /// - Complexity: O(n).
    public func value(
        insteadOf value: MaskValue, of field: FieldName, subject: String, tenant: String?
    ) throws(RevealPolicyError) -> MaskValue {
        let context = FieldContext(tenant: tenant, domain: Self.domain)
        func scrambled(_ text: String) throws(RevealPolicyError) -> String {
            try letters.scrambled(text, "\(field)", subject, context)
        }
        switch value {
        case .null, .boolean: return value
        case .text(let text): return .text(try made(text, field, subject, context))
        case .integer(let number): return .integer(Int64(try scrambled(String(number))) ?? 0)
        case .decimal(let decimal): return DecimalText(try scrambled(decimal.description)).map { .decimal($0) } ?? .null
        case .real(let real): return .real(Double(try scrambled(String(real))) ?? 0)
        case .date:
            guard let dates else { return .null }
            return try masked(dates, value, subject, context)
        case .bytes(let bytes): return .bytes(try letters.bytes(bytes.count, "\(field)", subject, context))
        }
    }

    private func made(
        _ text: String, _ field: FieldName, _ subject: String, _ context: FieldContext
    ) throws(RevealPolicyError) -> String {
        if text.isEmpty { return text }
        let name = classOfField[field]?.text ?? ""
        for (known, masking) in masks where classes.isA(name, known) {
            if case .text(let text) = try masked(masking, .text(text), subject, context) { return text }
        }
        if classes.isA(name, DocumentName("email")),
            case .text(let user) = try masked(user, .text(text), subject, context)
        {
            return user + "@" + domains[try letters.number(below: domains.count, "email", subject, context)]
        }
        return try letters.scrambled(text, "\(field)", subject, context)
    }

    private func masked(
        _ masking: KeyedMasking, _ value: MaskValue, _ subject: String, _ context: FieldContext
    ) throws(RevealPolicyError) -> MaskValue {
        do throws(MaskingError) {
            return try masking(value, subject: subject, context: context)
        } catch {
            throw RevealPolicyError(
                error.code == .contextTooLong ? .limitExceeded : .cryptographyFailed, error.message)
        }
    }
}
