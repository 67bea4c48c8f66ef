#if YAML
    import CedarPolicy
    import DataProtection
    import RevealPolicy

    /// What is to be said of a place in a document, as compilers say it.
    struct PolicyFinding: Encodable, Equatable {
        /// How bad it is, the worst first.
        enum Severity: String, Encodable, CaseIterable { case error, warning, note }

        let file: String
        /// From 1; nil for what has no place.
        let line: Int?
        let column: Int?
        let severity: Severity
        let message: String
        /// What it is, in one word.
        let kind: String?

        init(_ finding: RevealFinding, in file: String) {
            let severity: Severity =
                switch finding.severity {
                case .error: .error
                case .warning: .warning
                case .note: .note
                }
            let places = finding.related.map(\.description).joined(separator: ", ")
            self.init(
                file, finding.span, severity, finding.message + (places.isEmpty ? "" : " (see \(places))"),
                "\(finding.kind)")
        }

        init(_ finding: CatalogFinding, in file: String) {
            let name = finding.column.map { "\(finding.table).\($0)" } ?? finding.table
            self.init(
                file, finding.span, finding.severity == .error ? .error : .warning, "\(name): \(finding.message)",
                "catalog")
        }

        init(_ fault: RevealPolicyError.Fault, in file: String) {
            self.init(file, fault.span, .error, fault.message, "\(fault.code)")
        }

        private init(_ file: String, _ span: SourceSpan?, _ severity: Severity, _ message: String, _ kind: String?) {
            self.file = file
            line = span?.start.line
            column = span?.start.column
            self.severity = severity
            self.message = message
            self.kind = kind
        }
    }

    extension PolicyFinding: CustomStringConvertible {
        /// `file:line:column: severity: message [kind]`
        var description: String {
            let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
            return "\(place.joined(separator: ":")): \(severity): \(message)" + (kind.map { " [\($0)]" } ?? "")
        }
    }

    extension PolicyFinding {
        /// Such as `1 error, 2 warnings`.
        static func summary(of findings: [PolicyFinding]) -> String {
            let counts = Severity.allCases.map { severity in
                let count = findings.count { $0.severity == severity }
                return "\(count) \(severity)\(count == 1 ? "" : "s")"
            }
            return counts.joined(separator: ", ")
        }
    }
#endif
