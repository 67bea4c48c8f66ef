import ProtectionKeys

/// The canaries of a document: subjects that nobody has a reason to look at, known by keyed digest only.
///
/// Plant rows for them; whoever reads through a table, or sells it, comes across one. A reveal of a canary looks like any other to
/// who asks, but what is shown is made up, and the observer hears of it.
///
/// Put the digests into the document that ``SubjectDigester/digest(of:tenant:)`` makes of the planted ids. They stay known for as
/// long as the key under which they were made is enabled; a look-up costs one digest for each enabled key.
public struct CanaryList: Sendable {
    /// Who is told.
    public let recipients: [String]

    private let digests: Set<SubjectDigest>
    private let digester: SubjectDigester
    private let otherKeys: [KeyID]

    /// The canaries of a document.
    ///
    /// - Throws: `invalidDocument` for a digest that is not 32 hexadecimal digits.
    public init(_ declaration: CanaryDeclaration, _ digester: SubjectDigester) throws(RevealPolicyError) {
        var digests: Set<SubjectDigest> = []
        for name in declaration.digests {
            guard let digest = SubjectDigest(name.text) else {
                throw RevealPolicyError(
                    .invalidDocument, "the digest of a canary has 32 hexadecimal digits", span: name.span)
            }
            digests.insert(digest)
        }
        self.digests = digests
        self.digester = digester
        recipients = declaration.notify.map(\.text)
        otherKeys = digester.otherKeyIDs
    }

    /// Whether there are none.
    public var isEmpty: Bool { digests.isEmpty }

    /// Whether a subject is a canary.
    ///
    /// The time that it takes depends on the digest, which nobody can choose without the key, and tells nothing of the
    /// id.
    ///
    /// - Parameters:
    ///   - subject: its id.
    ///   - tenant: of the row.
    ///   - digest: what the list's digester makes of it, where that is known already.
    /// - Throws: as ``SubjectDigester/digest(of:tenant:)``.
    public func contains(
        _ subject: String, tenant: String?, digest: SubjectDigest? = nil
    ) throws(RevealPolicyError) -> Bool {
        if digests.isEmpty { return false }
        var found: Bool
        if let digest {
            found = digests.contains(digest)
        } else {
            found = digests.contains(try digester.digest(of: subject, tenant: tenant))
        }
        if otherKeys.isEmpty { return found }
        let context = SubjectDigester.context(tenant)
        // All of them, whether found or not.
        for key in otherKeys where digests.contains(try digester.digest(subject, context, key)) { found = true }
        return found
    }
}

extension CanaryList: CustomStringConvertible, CustomReflectable {
    /// How many there are.
    public var description: String { "CanaryList(\(digests.count))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
