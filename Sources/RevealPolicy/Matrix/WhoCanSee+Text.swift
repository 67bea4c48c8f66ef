extension WhoCanSee {
    /// A grid for each purpose, aligned for a terminal, and below the rules, the forbids and what they ask for.
    ///
    /// `clear if 3` is to be read: in clear, if what rule 3 asks for is there. Roles and purposes for which nothing can be seen
    /// are named below.
    public var text: String {
        var lines = ["\(document.name), version \(document.version): who can see what", ""]
        for grid in grids {
            lines += GridText.aligned([[grid.purpose.text] + grid.fields] + grid.rows) + [""]
        }
        lines += nothing.map { "Nothing: \($0)" } + [""]
        lines += GridText.aligned(ruleRows) + [""]
        if !forbidRows.isEmpty { lines += ["Whatever grants, these forbid:"] + GridText.aligned(forbidRows) + [""] }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    /// The same in Markdown.
    public var markdown: String {
        var lines = ["# \(GridText.escaped(document.name.text)), version \(document.version): who can see what", ""]
        for grid in grids {
            lines += ["## \(GridText.escaped(grid.purpose.text))", ""]
            lines += GridText.markdown([["role"] + grid.fields] + grid.rows) + [""]
        }
        lines += nothing.map { "- Nothing: \(GridText.escaped($0))" } + [""]
        lines += ["## Rules", ""] + GridText.markdown([["", "rule", "asks for"]] + ruleRows) + [""]
        if !forbidRows.isEmpty {
            lines += ["## Forbids", ""] + GridText.markdown([["forbid", "forms", "when"]] + forbidRows) + [""]
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private struct Grid {
        let purpose: DocumentName
        let fields: [String]
        let rows: [[String]]
    }

    /// A purpose with the roles that can see something for it.
    private var grids: [Grid] {
        document.purposes.compactMap { purpose in
            let rows = rows.compactMap { role, cells -> [String]? in
                let cells = cells.filter { $0.purpose == purpose.name }
                guard cells.contains(where: { !$0.grants.isEmpty }) else { return nil }
                return [role] + cells.map(summary)
            }
            let fields = document.fields.map(\.name.description)
            return rows.isEmpty ? nil : Grid(purpose: purpose.name, fields: fields, rows: rows)
        }
    }

    /// The cells of each role.
    private var rows: [(role: String, cells: ArraySlice<Cell>)] {
        let width = document.purposes.count * document.fields.count
        guard width > 0 else { return [] }
        return stride(from: 0, to: cells.count, by: width).map { start in
            (cells[start].role?.text ?? "(no role)", cells[start..<min(start + width, cells.count)])
        }
    }

    /// Roles and purposes for which nothing can be seen, but for nobody in particular.
    private var nothing: [String] {
        let roles = rows.filter { row in row.cells.allSatisfy { $0.grants.isEmpty } }.map(\.role)
        let purposes = document.purposes.filter { purpose in
            !cells.contains { $0.purpose == purpose.name && !$0.grants.isEmpty }
        }
        return [
            roles.isEmpty ? nil : "for \(roles.joined(separator: ", "))",
            purposes.isEmpty ? nil : "for the purpose \(purposes.map(\.name.text).joined(separator: ", "))",
        ].compactMap(\.self)
    }

    // MARK: Cells

    /// Such as `clear if 2, else masked`.
    private func summary(_ cell: Cell) -> String {
        var parts: [String] = []
        var forms: [RevealForm] = []
        for grant in cell.grants where !forms.contains(grant.form) {
            forms.append(grant.form)
            let same = cell.grants.filter { $0.form == grant.form }
            let numbers = same.map { "\(number(of: $0.rule))" }.joined(separator: " or ")
            let isCertain = same.contains(where: \.isCertain)
            parts.append(isCertain ? grant.form.rawValue : "\(grant.form.rawValue) if \(numbers)")
        }
        return parts.isEmpty ? "-" : parts.joined(separator: ", else ")
    }

    private var ids: [DocumentName] { document.rules.map(\.id) + document.breakGlass.map(\.id) }

    private func number(of rule: DocumentName) -> Int { (ids.firstIndex(of: rule) ?? -1) + 1 }
}
