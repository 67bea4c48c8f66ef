public import CedarPolicy

/// How a test of a document came out.
public struct RevealTestResult: Sendable {
    /// What came out for one field.
    public struct Check: Sendable {
        /// The field, as the test names it.
        public let field: DocumentName
        /// What the test expects.
        public let expected: RevealTest.Expectation
        /// What comes out: a form, `denied` or `forbidden`.
        public let actual: RevealTest.Expectation
        /// Why: the rule that grants, or what stands in the way. No facts of the test.
        public let why: String
        /// More about why: what granted, and what stood in the way of each form. Nil where the test could not be asked.
        public let explanation: RevealExplanation?

        /// Whether what is expected comes out. What is forbidden is denied as well.
        public var isPassed: Bool { expected == actual || expected == .denied && actual == .forbidden }
    }

    /// What the test is called, and where it stands.
    public let name: DocumentName
    /// One for each field, in the order of the test.
    public let checks: [Check]

    /// Whether what is expected of every field comes out.
    public var isPassed: Bool { checks.allSatisfy(\.isPassed) }

    /// Where the test stands; nil in documents that are built.
    public var span: SourceSpan? { name.span }
}

extension RevealTestResult: CustomStringConvertible {
    /// The name, and of each field that is not as expected what came out, and why.
    public var description: String {
        let failures = checks.filter { !$0.isPassed }
        if failures.isEmpty { return "passed: \(name)" }
        return "failed: \(name)\n" + failures.map { "    \($0)" }.joined(separator: "\n")
    }
}

extension RevealTestResult.Check: CustomStringConvertible {
    /// The field, what was expected, what came out, and why.
    public var description: String {
        if isPassed { return "\(field): \(actual.text), as expected (\(why))" }
        let reasons = explanation?.reasons.map { "\n        \($0)" } ?? []
        return "\(field): expected \(expected.text), but is \(actual.text) (\(why))" + reasons.joined()
    }
}

extension RevealTest.Expectation {
    /// As documents have it: the name of a form, `denied`, or `forbidden`.
    public var text: String {
        switch self {
        case .form(let form): form.rawValue
        case .denied: "denied"
        case .forbidden: "forbidden"
        }
    }
}
