import CryptoCore
public import ProtectionKeys

/// A keyed mask and the keys that it works under. To be called, it needs a context too.
///
/// ```swift
/// let masking = KeyedMasking(.fake(.person(.latin)), root)
/// let fake = try masking("Ada Lovelace", context: FieldContext(tenant: "acme", domain: "customer.name"))
/// ```
///
/// Make one of a kind and keep it, since it keeps derived keys ready. It can be used from as many threads as you like.
///
/// What is nothing stays nothing, what is empty stays empty. No content makes it fail: text that is no date, no number, or
/// no subject with a number becomes `***`, and values of other kinds nothing.
///
/// ``KeyedMask`` says what is frozen, and how.
public struct KeyedMasking: Sendable {
    /// What is done.
    public let mask: KeyedMask

    let root: RootKeyset
    let numbering: SubjectNumbering
    let keys: SubkeyCache<HMACWorker>
    let permutations: SubkeyCache<FakePermutation>?

    /// Binds a mask to keys.
    ///
    /// - Parameters:
    ///   - mask: what is to be done.
    ///   - root: its primary key is used, unless another is named.
    public init(_ mask: KeyedMask, _ root: RootKeyset) { self.init(mask, root, .numbers) }

    /// Binds a mask for numbered subjects to keys.
    ///
    /// - Parameters:
    ///   - mask: of the kind ``KeyedMask/fake(_:subjects:)``. Other masks need no numbers.
    ///   - root: its primary key is used, unless another is named.
    ///   - numbering: gives each subject its number.
    /// - Throws: `dictionaryTooSmall` where there are more numbers than the mask has subjects.
    public init(_ mask: KeyedMask, _ root: RootKeyset, numbering: SubjectNumbering) throws(MaskingError) {
        if case .distinctFake(_, let subjects) = mask.rule, let count = numbering.count, count > subjects {
            throw MaskingError(
                .dictionaryTooSmall, "there are \(count) subjects, and the mask is for \(subjects); raise their number")
        }
        self.init(mask, root, numbering)
    }

    private init(_ mask: KeyedMask, _ root: RootKeyset, _ numbering: SubjectNumbering) {
        self.mask = mask
        self.root = root
        self.numbering = numbering
        let label = Array(mask.rule.label.utf8)
        keys = SubkeyCache(root, .keyedMask, label: label) { (key) throws(CryptoCoreError) in
            try HMACWorker(.sha256, key: key)
        }
        if case .distinctFake(let dictionary, _) = mask.rule {
            let size = dictionary.capacity
            permutations = SubkeyCache(root, .keyedMask, label: label) { (key) throws(CryptoCoreError) in
                try FakePermutation(key, size: size)
            }
        } else {
            permutations = nil
        }
    }

    /// The masked text.
    ///
    /// - Parameters:
    ///   - value: in clear.
    ///   - subject: whom it belongs to, such as the key of a customer. Date shifts need it; fakes and personas are those
    ///     of the subject where it is given, and of the value where not; noise and hashes depend on the value alone.
    ///   - context: tenant and domain: values of two have nothing to do with each other. The record does not count.
    ///   - keyID: an enabled key; the primary when nil.
    /// - Throws: `missingArgument` where a subject is needed and not given; `keyNotFound`, `keyDisabled`,
    ///   `keyDestroyed`; `contextTooLong`, `cryptographyFailed`.
    /// - Complexity: O(n) in the length of what it depends on.
    public func callAsFunction(
        _ value: String, subject: String? = nil, context: FieldContext, keyID: KeyID? = nil
    ) throws(MaskingError) -> String {
        try masked(.text(value), subject, context, keyID).written
    }

    /// The masked text, or nothing. Parameters and errors are those for a text that is there.
    public func callAsFunction(
        _ value: String?, subject: String? = nil, context: FieldContext, keyID: KeyID? = nil
    ) throws(MaskingError) -> String? {
        guard let value else { return nil }
        let masked = try masked(.text(value), subject, context, keyID)
        return masked == .null ? nil : masked.written
    }

    /// The masked value. Parameters and errors are those for a text.
    public func callAsFunction(
        _ value: MaskValue, subject: String? = nil, context: FieldContext, keyID: KeyID? = nil
    ) throws(MaskingError) -> MaskValue {
        try masked(value, subject, context, keyID)
    }

    /// The date of a subject, moved; says whether it had to be clamped.
    ///
    /// - Throws: `invalidArgument` where the mask is no date shift; `keyNotFound`, `keyDisabled`, `keyDestroyed`;
    ///   `contextTooLong`, `cryptographyFailed`.
    public func shift(
        _ date: CivilDate, subject: String, context: FieldContext, keyID: KeyID? = nil
    ) throws(MaskingError) -> ShiftedDate {
        guard case .dateShift(let shift) = mask.rule else {
            throw MaskingError(.invalidArgument, "only a date shift shifts dates")
        }
        return ShiftedDate(date, by: try days(shift, subject, context, keyID))
    }

    /// What the mask says about itself.
    public var declaration: MaskDeclaration { mask.declaration }
}

extension KeyedMasking: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The mask, and the keys by id, type and status; never their bytes.
    public var description: String { "KeyedMasking(\(mask), \(root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
