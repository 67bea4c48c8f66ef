import CedarPolicy
public import RevealPolicy

extension Catalog {
    /// What does not fit together in the catalog and a reveal document, in the order of the catalog, and then in that of the
    /// document's fields; empty where all fits. What is wrong with either by itself is told by ``findings`` and by the
    /// document's own analysis.
    ///
    /// | severity | what |
    /// |---|---|
    /// | error | a field of a table of the catalog which has no such column, or has it for an index or a key's id |
    /// | error | a field of a class that the document does not declare |
    /// | error | a form that a rule grants, and that the column as it is kept cannot be shown in |
    /// | error | a field that names another subject column than its table, or only one of the two names one |
    /// | warning | a protected column that is no field, so that nobody is ever shown its values; one-way tokens are none |
    /// | warning | a field of whose class no rule grants anything |
    /// | warning | a field of a table that the catalog does not have, where it has one of nearly this name |
    /// | warning | a mask that makes values look alike, on a column that is looked up by a blind index and that no rule grants in clear: hits have to be compared |
    /// | warning | a mask that makes values look alike, on a unique column of which no rule grants anything that tells them apart |
    /// | warning | a table whose rows are of several tenants, where no rule or forbid compares these with anything of the request |
    /// | warning | a rule that shows what is not bound to its subject, where its budgets count nothing but subjects: whoever can write rows has one value after the other opened beside one subject |
    /// | warning | a rule that shows tokens of a format whose column has none beside it for the key's id: what is still in clear would be shown as a token |
    ///
    /// A ``Protector`` is not made with a document in which this finds errors, and goes on with the last good one where such a
    /// document comes later; `DocumentRequirements.fitting(_:)` has a `LivePolicy` refuse it.
    ///
    /// - Complexity: O(n) in the columns, for each the rules of the document.
    public func findings(against document: RevealDocument) -> [CatalogFinding] {
        var check = DocumentCheck(self, document)
        for table in tables { check.check(table) }
        check.checkTenants(tables)
        for field in document.fields { check.checkTable(of: field) }
        return check.findings
    }
}

/// Holds a catalog against a document.
struct DocumentCheck {
    private let catalog: Catalog
    private let document: RevealDocument
    let grants: DocumentGrants
    let fields: [String: [FieldDeclaration]]
    private(set) var findings: [CatalogFinding] = []

    init(_ catalog: Catalog, _ document: RevealDocument) {
        self.catalog = catalog
        self.document = document
        grants = DocumentGrants(document)
        fields = Dictionary(grouping: document.fields) { $0.name.table }
    }

    mutating func check(_ table: TableCatalog) {
        let fields = fields[table.name.text] ?? []
        checkColumns(table, fields)
        for field in fields {
            guard let column = table[field.name.column] else {
                checkUnknown(field, table)
                continue
            }
            checkSubject(field, column, table)
            checkClass(field, column, table)
        }
    }

    /// What is protected can be shown to somebody.
    private mutating func checkColumns(_ table: TableCatalog, _ fields: [FieldDeclaration]) {
        let names = Set(fields.map(\.name.column))
        // A one-way token is what it is for: it is compared as it is stored.
        let hidden = table.columns.filter {
            $0.storage.isProtected && $0.storage.isReversible && !names.contains($0.name.text)
        }
        if fields.isEmpty, let first = hidden.first {
            add(
                .warning, table, nil, table.span.span ?? first.span.span,
                "the document has no field of this table, so that nobody is ever shown a protected value of it: add "
                    + hidden.map { "\(table.name).\($0.name)" }.joined(separator: ", ") + " to its fields")
            return
        }
        for column in hidden {
            add(
                .warning, table, column.name.text, column.span.span,
                "the document has no such field, so that nobody is ever shown a value of it: add \(table.name).\(column.name) "
                    + "to its fields, with a class")
        }
    }

    /// A field that the catalog has not among its columns.
    private mutating func checkUnknown(_ field: FieldDeclaration, _ table: TableCatalog) {
        let name = field.name.column
        let keys = [table.tenantColumn, table.record?.text, table.subject?.text]
        if table.columns.contains(where: { column in column.indexes.contains { $0.column.text == name } }) {
            addField(
                .error, field,
                "the column holds the values of a blind index, which nobody is shown: make the column that it is for a field"
            )
        } else if table.columns.contains(where: { $0.keyID?.text == name }) {
            addField(.error, field, "the column holds the ids of keys, which nobody is shown: leave the field out")
        } else if keys.contains(name) || table.allowsOtherColumns {
            checkForms(field, .clear, table)
        } else {
            let nearest = NearestName.of(name, among: table.columns.map(\.name.text))
            addField(
                .error, field,
                "the catalog has no such column" + (nearest.map { "; did you mean \($0)?" } ?? "")
                    + ": say there how it is kept, or leave the field out")
        }
    }

    /// Budgets and canaries count whom the table says.
    private mutating func checkSubject(
        _ field: FieldDeclaration, _ column: ColumnProtection, _ table: TableCatalog
    ) {
        let message: String
        switch (field.subject, table.subject?.text) {
        case (let a?, let b?) where a.utf8.elementsEqual(b.utf8): return
        case (nil, nil): return
        case (let a?, let b?):
            message = "the field's subject is \(a), and the subject column of the table \(b): name the same in both"
        case (nil, let b?):
            message =
                "the table says by \(b) whom a row is about, and the field has no subject, so that budgets count rows "
                + "and canaries are not seen: add subject: \(b)"
        case (let a?, nil):
            message =
                "the field's subject is \(a), and the table names no subject column: add subject: \(a) to the table"
        }
        addField(.error, field, message)
    }

    private mutating func checkClass(_ field: FieldDeclaration, _ column: ColumnProtection, _ table: TableCatalog) {
        guard grants.isDeclared(field.fieldClass) else {
            addField(
                .error, field,
                "the document declares no class \(field.fieldClass): declare it, or give the field another")
            return
        }
        checkForms(field, column.storage, table)
        checkExchange(field, column, table)
        checkTokens(field, column)
        checkMasks(field, column)
    }

    /// What is looked up or unique can be told apart by somebody.
    private mutating func checkMasks(_ field: FieldDeclaration, _ column: ColumnProtection) {
        guard let grant = grants.blurredGrants(of: field.fieldClass).first, let mask = grant.mask else { return }
        let shown = "\(grant.title) shows it masked (\(mask)), so that different values look alike"
        if column.isSearchable || column.isUnique, column.storage.needsComparison(column) {
            addField(
                .warning, field,
                "the column is looked up by a blind index, whose hits have to be compared, and \(shown), and no rule shows "
                    + "anybody the values: grant somebody the clear form, or keep the column so that equal values are stored "
                    + "as equal texts", at: grant.span)
        } else if column.isUnique, !grants.grants(of: field.fieldClass).contains(where: { $0.form.isStored }) {
            addField(
                .warning, field,
                "the column is unique, and \(shown), and no rule shows anybody what tells them apart: grant somebody the clear "
                    + "form, or what is stored, or take a mask that keeps values apart", at: grant.span)
        }
    }

    /// What is granted can be shown.
    private mutating func checkForms(_ field: FieldDeclaration, _ storage: ColumnStorage, _ table: TableCatalog) {
        let granted = grants.grants(of: field.fieldClass)
        if granted.isEmpty {
            addField(
                .warning, field,
                "no rule grants anything of the class \(field.fieldClass), so that nobody is ever shown a value of the column: "
                    + "add a rule, or leave the field out")
        }
        for form in RevealForm.allCases {
            guard let grant = granted.first(where: { $0.form == form }), let reason = storage.reasonAgainst(form) else {
                continue
            }
            addField(
                .error, field,
                "\(grant.title) grants \(form.rawValue), which the column cannot be shown in: \(reason); or take \(form.rawValue) "
                    + "off the ladder of the class \(field.fieldClass)", at: grant.span)
        }
    }

    /// A table that is nearly one of the catalog is hardly another one.
    mutating func checkTable(of field: FieldDeclaration) {
        guard catalog[field.name.table] == nil,
            let nearest = NearestName.of(field.name.table, among: catalog.tables.map(\.name.text)),
            fields[nearest] == nil
        else { return }
        addField(.warning, field, "the catalog has no table \(field.name.table); did you mean \(nearest)?")
    }

    /// - Parameter span: where it stands in its origin; of the catalog, at the table where nil.
    mutating func add(
        _ severity: CatalogFinding.Severity, _ table: TableCatalog, _ column: String?, _ span: SourceSpan?,
        _ message: String, origin: CatalogFinding.Origin = .catalog
    ) {
        findings.append(
            CatalogFinding(
                severity: severity, table: table.name.text, column: column, message: message,
                span: origin == .catalog ? span ?? table.span.span : span, origin: origin))
    }

    /// - Parameter span: where else than at the field it stands in the document.
    mutating func addField(
        _ severity: CatalogFinding.Severity, _ field: FieldDeclaration, _ message: String, at span: SourceSpan? = nil
    ) {
        findings.append(
            CatalogFinding(
                severity: severity, table: field.name.table, column: field.name.column, message: message,
                span: span ?? field.span.span ?? field.fieldClass.span, origin: .document))
    }
}

extension RevealForm {
    /// Whether it shows what is stored.
    fileprivate var isStored: Bool { self == .tokenized || self == .encrypted }
}
