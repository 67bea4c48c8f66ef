public import RevealPolicy

extension DocumentRequirements {
    /// These requirements, and that documents fit a catalog: errors of ``Catalog/findings(against:)`` are refused as those of
    /// the analysis are, and warnings stand among the findings of the `LivePolicy`, or are refused where it refuses them.
    ///
    /// ```swift
    /// let policy = try LivePolicy(yaml: bytes, requirements: DocumentRequirements().fitting(catalog)) { print($0) }
    /// ```
    ///
    /// - Parameter catalog: that of the ``Protector``, which makes sure of it too, and has nobody to tell it to.
    public func fitting(_ catalog: Catalog) -> DocumentRequirements {
        var requirements = self
        requirements.analyses.append { document in catalog.findings(against: document).map(RevealFinding.init) }
        return requirements
    }
}

extension RevealFinding {
    /// What a catalog has to say of a document. A place in the catalog is told in words.
    fileprivate init(_ finding: CatalogFinding) {
        let name = finding.column.map { "\(finding.table).\($0)" } ?? finding.table
        let isOfDocument = finding.origin == .document
        let place = isOfDocument ? "" : "catalog: " + (finding.span.map { "\($0): " } ?? "")
        self.init(
            .catalogMismatch, finding.severity == .error ? .error : .warning, "\(place)\(name): \(finding.message)",
            span: isOfDocument ? finding.span : nil)
    }
}
