extension RevealEngine {
    /// Runs the tests that stand in the document.
    ///
    /// A test's caller fulfils every obligation; whoever a test lists as having approved counts for each role; and budgets are
    /// full: a test shows what the document says of a first request.
    ///
    /// - Returns: One result a test, in the order of the document.
    /// - Complexity: one explained decision for each field of each test.
    public func runTests() -> [RevealTestResult] { document.tests.map(run) }

    private func run(_ test: RevealTest) -> RevealTestResult {
        let roles = document.roles.map(\.name.text)
        let request = RevealRequest(
            principal: test.principal, purpose: test.purpose.text, milliseconds: test.milliseconds ?? 0,
            context: test.context, reason: test.reason,
            approvals: test.approvals.map { Approver($0.text, roles: roles) },
            grant: test.breakGlass?.text, fulfilling: Set(Obligation.Kind.allCases))
        let row = test.row.asRow
        let checks = test.expectations.map { expectation in
            check(expectation.field, expectation.expectation, row, request)
        }
        return RevealTestResult(name: test.name, checks: checks)
    }

    private func check(
        _ field: DocumentName, _ expected: RevealTest.Expectation, _ row: RevealRow?, _ request: RevealRequest
    ) -> RevealTestResult.Check {
        guard let row else {
            let why = "tenant and subject of a row are texts"
            return .init(field: field, expected: expected, actual: .denied, why: why, explanation: nil)
        }
        guard let name = FieldName(field.text) else {
            let why = "a field is named table.column"
            return .init(field: field, expected: expected, actual: .denied, why: why, explanation: nil)
        }
        let explanation = explain(name, in: row, for: request)
        let actual: RevealTest.Expectation =
            switch explanation.decision.outcome {
            case .granted(let candidate): .form(candidate.form)
            case .denied(let denial): denial.code == .forbidden ? .forbidden : .denied
            }
        return .init(
            field: field, expected: expected, actual: actual, why: explanation.decision.description,
            explanation: explanation)
    }
}
