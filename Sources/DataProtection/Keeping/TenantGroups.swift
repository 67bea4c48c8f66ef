/// The rows of each tenant.
struct TenantGroups {
    struct Group {
        let tenant: String?
        /// Upwards.
        var rows: [Int]
    }

    private(set) var groups: [Group] = []

    /// The rows of a table's columns by tenant. Rows that do not say whose they are go to `failures`.
    ///
    /// - Parameter rows: those that count.
    init(
        _ plan: TablePlan, _ columns: TableColumns, failures: inout [DataProtectionError]
    ) throws(DataProtectionError) {
        switch plan.catalog.tenant {
        case .none: groups = [Group(tenant: nil, rows: Array(0..<columns.count))]
        case .constant(let tenant): groups = [Group(tenant: tenant, rows: Array(0..<columns.count))]
        case .column(let name):
            guard let tenants = columns[name.text] else {
                throw DataProtectionError(
                    .tenantMissing, "the column that says whose the rows are was not given", table: plan.name,
                    column: name.text)
            }
            group(tenants, plan, name.text, &failures)
        }
    }

    private mutating func group(
        _ tenants: [String?], _ plan: TablePlan, _ column: String, _ failures: inout [DataProtectionError]
    ) {
        var places: [ByteText: Int] = [:]
        var last: (tenant: String, place: Int)?
        for (row, tenant) in tenants.enumerated() {
            guard let tenant, !tenant.isEmpty else {
                failures.append(
                    DataProtectionError(
                        .tenantMissing, "the row does not say whose it is", table: plan.name, column: column, row: row))
                continue
            }
            if let last, last.tenant.utf8.elementsEqual(tenant.utf8) {
                groups[last.place].rows.append(row)
                continue
            }
            let place: Int
            if let known = places[ByteText(tenant)] {
                place = known
                groups[place].rows.append(row)
            } else {
                place = groups.count
                places[ByteText(tenant)] = place
                groups.append(Group(tenant: tenant, rows: [row]))
            }
            last = (tenant, place)
        }
    }
}
