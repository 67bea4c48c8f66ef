import CedarPolicy
import DataProtection
import RecordStreams
import RevealPolicy

/// The facts of rows that a document declares, taken from the columns of the same names.
///
/// Of columns that are clear in the catalog: what is protected is not known before it is opened, which is what the facts
/// decide about.
struct RowFacts {
    private let columns: [(name: String, declaration: AttributeDeclaration)]

    init(_ document: RevealDocument, _ shape: TableShape) {
        let isOpaque = shape.protected.union(shape.beside)
        columns = document.attributes.row.compactMap { declaration in
            isOpaque.contains(declaration.name.text) ? nil : (declaration.name.text, declaration)
        }
    }

    var names: Set<String> { Set(columns.map(\.name)) }

    /// The facts of each row; none where no column has one.
    func facts(_ given: TableColumns) -> (facts: [CedarRecord], failures: [RowFailure]) {
        let present = columns.compactMap { column in given[column.name].map { (column.declaration, $0) } }
        if present.isEmpty { return ([], []) }
        var failures: [RowFailure] = []
        let facts = (0..<given.count).map { row in
            var pairs: [(CedarString, CedarValue)] = []
            for (declaration, values) in present {
                guard let text = values[row] else { continue }
                if let value = declaration.type.value(of: text) {
                    pairs.append((CedarString(declaration.name.text), value))
                } else {
                    let reason = "column '\(declaration.name)': is not of the type that the document declares"
                    failures.append(RowFailure(row: row, reason: reason))
                }
            }
            return CedarRecord(pairs)
        }
        return (facts, failures)
    }
}
