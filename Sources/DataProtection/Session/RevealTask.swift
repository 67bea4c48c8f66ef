import CedarPolicy
import RevealPolicy

/// One batch of a session: what is asked, and then shown.
struct RevealTask {
    let session: RevealSession
    let plan: TablePlan
    let columns: TableColumns
    /// What is wanted.
    let fields: [FieldName]
    /// What is known of each row.
    let rows: [RevealRow]
    /// The columns that come back as they were given.
    private let keys: [String]
    /// The column that says whom rows are about.
    private let subject: String?
    private let subjects: RowSubjects
    private let acceptsPlaintext: Bool

    init(
        _ session: RevealSession, _ columns: TableColumns, _ table: String, _ wanted: [String]?, _ facts: [CedarRecord],
        acceptsPlaintext: Bool
    ) throws(DataProtectionError) {
        self.session = session
        self.columns = columns
        let plan = try session.protector.plan(table)
        self.plan = plan
        let document = session.control.engine().document
        let declared = document.fields.lazy.filter { $0.name.table == table }
        let subject = plan.catalog.subject?.text ?? declared.compactMap(\.subject).first
        try plan.requireKnown(columns.names.filter { $0 != subject })
        let keys = Set([plan.catalog.tenantColumn, plan.catalog.record?.text, subject].compactMap(\.self))
            .subtracting(declared.map(\.name.column))
        let names = wanted ?? columns.names.filter { !keys.contains($0) && !plan.beside.contains($0) }
        for name in names where columns[name] == nil {
            throw DataProtectionError(.unknownColumn, "the column was not given", table: table, column: name)
        }
        fields = names.map { FieldName(table: table, column: $0) }
        self.subject = subject
        try Self.requireSubject(subject, of: fields, document)
        self.keys = columns.names.filter { keys.contains($0) && !names.contains($0) }
        guard facts.isEmpty || facts.count == columns.count else {
            throw DataProtectionError(
                .unequalCounts, "there are facts of \(facts.count) rows, and the table has \(columns.count)",
                table: table)
        }
        let tenants = try Self.tenants(plan, columns)
        self.acceptsPlaintext = acceptsPlaintext
        subjects = try RowSubjects(subject, session.protector, plan, columns, acceptsPlaintext: acceptsPlaintext)
        let ids = subjects.ids
        rows = (0..<columns.count).map { row in
            RevealRow(
                tenant: tenants[row], subject: ids[row], facts: facts.isEmpty ? .empty : facts[row])
        }
    }

    /// Budgets and canaries count one subject for each row: a document that says of a field by another column whom it is about
    /// would have it charged to somebody else.
    private static func requireSubject(
        _ subject: String?, of fields: [FieldName], _ document: RevealDocument
    ) throws(DataProtectionError) {
        for field in document.fields {
            guard let named = field.subject, !(subject?.utf8.elementsEqual(named.utf8) ?? false) else { continue }
            guard fields.contains(field.name) else { continue }
            throw DataProtectionError(
                .invalidCatalog,
                "the field's subject is \(named), and rows are counted by \(subject ?? "no column"): name the same in "
                    + "document and catalog", table: field.name.table, column: field.name.column)
        }
    }

    private static func tenants(_ plan: TablePlan, _ columns: TableColumns) throws(DataProtectionError) -> [String?] {
        switch plan.catalog.tenant {
        case .none: return [String?](repeating: nil, count: columns.count)
        case .constant(let tenant): return [String?](repeating: tenant, count: columns.count)
        case .column(let name):
            if let tenants = columns[name.text] { return tenants }
            throw DataProtectionError(
                .tenantMissing, "the column that says whose the rows are was not given", table: plan.name,
                column: name.text)
        }
    }

    /// A column that says what rows are and is no field, as it was given. Where it is protected, what still stands in clear
    /// there is nothing that anybody was granted.
    private func key(_ name: String, _ failures: inout [DataProtectionError]) -> [String?] {
        let given = columns[name] ?? []
        guard let kept = plan.columns.first(where: { $0.name == name }) else { return given }
        let keyIDs = kept.keyID.flatMap { columns[$0] }
        return given.indices.map { row in
            guard let value = given[row] else { return nil }
            do throws(DataProtectionError) {
                return try kept.protected(value, keyIDs: keyIDs, row, plan.root)
            } catch {
                var error = error.inColumn(name).inRow(row)
                error.table = plan.name
                failures.append(error)
                return nil
            }
        }
    }

    /// Opens and masks what may be shown.
    func show(_ authorization: Authorization) async throws(DataProtectionError) -> RevealedColumns {
        // It may have taken the place of the one by which subjects were looked up.
        try Self.requireSubject(subject, of: fields, authorization.engine.document)
        let readable = subjects.readable(columns, fields.map(\.column))
        let showings = authorization.columns.map {
            ColumnShowing($0, plan, readable, hasCanaries: !authorization.canaryRows.isEmpty)
        }
        var closed = readable
        var depths: [String: OpeningDepth] = [:]
        for showing in showings where showing.depth != .stored {
            depths[showing.name] = showing.depth
            closed.set(showing.name, showing.toOpen)
        }
        var failures: [DataProtectionError] = []
        var shredded: [String: Set<Int>] = [:]
        var opened = closed
        if !depths.isEmpty {
            let outcome = try await session.protector.open(
                closed, table: plan.name, depths: depths, acceptsPlaintext: acceptsPlaintext)
            opened = outcome.columns
            failures = outcome.failures
            shredded = outcome.shredded
        }
        var shown = TableColumns(count: columns.count)
        // By the document that has decided: another may have taken its place since the keys were looked up.
        let declared = authorization.engine.document.fields
        for key in keys {
            let field = FieldName(table: plan.name, column: key)
            if !declared.contains(where: { $0.name == field }) { shown.set(key, self.key(key, &failures)) }
        }
        let transform = ColumnTransform(session, plan, authorization, rows)
        for showing in showings {
            let values = showing.depth == .stored ? showing.stored : opened[showing.name] ?? []
            shown.set(showing.name, transform.shown(showing, values, &failures))
            failures += subjects.failures(showing.column, columns[showing.name] ?? [])
        }
        return RevealedColumns(
            columns: shown.ordered(like: columns.names), authorization: authorization,
            failures: failures.sorted { ($0.row ?? 0) < ($1.row ?? 0) }, shredded: shredded)
    }
}
