/// What a ``LivePolicy`` asks of a document before it decides by it.
///
/// Beside what it always asks: that the document has no faults, that the analysis finds no error in it, that its tests come
/// out, and that it replaces one of the same name and a lower version.
public struct DocumentRequirements: Sendable {
    /// The name that documents must have; that of the first one where nil.
    public var name: String?
    /// The lowest version of the first document: the one that was last in use, kept where nobody can turn it back.
    public var lowestVersion: Int
    /// Whose signature is required: any of these keys will do. None is required where there are none.
    public var signers: [DocumentVerificationKey]
    /// Whether warnings of the analysis are refused as well.
    public var refusesWarnings: Bool
    /// Whether a document without tests is refused.
    public var requiresTests: Bool
    /// What else looks for what is wrong, beside the analysis, and is heeded as that is.
    package var analyses: [@Sendable (RevealDocument) -> [RevealFinding]] = []

    /// Requirements.
    public init(
        name: String? = nil, lowestVersion: Int = 1, signers: [DocumentVerificationKey] = [],
        refusesWarnings: Bool = false, requiresTests: Bool = false
    ) {
        self.name = name
        self.lowestVersion = lowestVersion
        self.signers = signers
        self.refusesWarnings = refusesWarnings
        self.requiresTests = requiresTests
    }
}

extension DocumentRequirements {
    /// - Throws: `invalidSignature` where one is required and this is none.
    func check(_ signature: DocumentSignature?, on document: [UInt8]) throws(RevealPolicyError) {
        if signers.isEmpty { return }
        guard let signature else {
            throw RevealPolicyError(.invalidSignature, "a signature is required: sign the document")
        }
        guard signers.contains(where: { $0.id == signature.keyID }) else {
            throw RevealPolicyError(.invalidSignature, "the signature is by a key that is not known here")
        }
        guard signers.contains(where: { $0.isValid(signature, for: document) }) else {
            throw RevealPolicyError(.invalidSignature, "the signature does not fit the document: sign it as it is now")
        }
    }

    /// The engine of a document that meets all requirements which do not depend on others, and what the analysis found.
    ///
    /// - Throws: all faults of the first step that finds any.
    func engine(of document: RevealDocument) throws(RevealPolicyError) -> (RevealEngine, [RevealFinding]) {
        let faults = document.check()
        guard faults.isEmpty else { throw RevealPolicyError(faults) }
        if let name, !document.name.text.hasSameBytes(as: name) {
            throw RevealPolicyError(
                .wrongDocument, "this is not the document that is asked for", span: document.name.span)
        }
        let engine = try RevealEngine(document)
        let findings = document.analyze() + analyses.flatMap { $0(document) }
        let refused = findings.filter { $0.severity == .error || $0.severity == .warning && refusesWarnings }
        guard refused.isEmpty else {
            throw RevealPolicyError(refused.map { .init(.refusedByAnalysis, $0.message, span: $0.span) })
        }
        if requiresTests, document.tests.isEmpty {
            throw RevealPolicyError(.failedTest, "tests are required: add some that show what the document is to do")
        }
        let failed = engine.runTests().filter { !$0.isPassed }
        guard failed.isEmpty else {
            throw RevealPolicyError(failed.map { .init(.failedTest, $0.description, span: $0.span) })
        }
        return (engine, findings)
    }
}
