public import CedarPolicy
import RevealPolicy

/// What stands for a property, or for a column of a row, that is not shown.
public enum DeniedFields: Hashable, Sendable {
    /// A null, so that an optional property becomes nil; in a row nil.
    case null
    /// Nothing: the value is decoded as if it had not been written; a row does not have the column.
    case omitted
}

extension RevealSession {
    /// Shows values of a type that is a table: its properties are the columns, by the names under which it encodes them.
    ///
    /// A property that may be denied has to be optional, or another type is decoded: see
    /// ``reveal(_:as:in:denied:facts:includingPlaintext:)``.
    ///
    /// - Parameters:
    ///   - values: rows of the table, as stored.
    ///   - table: which table.
    ///   - denied: what stands for properties that are not shown.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is
    ///     migrated.
    /// - Throws: as ``reveal(_:in:fields:facts:includingPlaintext:)``; `fieldDenied` with row and column where the type needs what is
    ///   denied; `notCodable`.
    public func reveal<Value: Codable & Sendable>(
        _ values: [Value], in table: String, denied: DeniedFields = .null, includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> RevealedValues<Value> {
        try await reveal(values, in: table, denied: denied, facts: [], includingPlaintext: includingPlaintext)
    }

    /// Shows values of a type that is a table, where the document's conditions ask something of rows. See
    /// ``reveal(_:in:denied:includingPlaintext:)``.
    ///
    /// - Parameters:
    ///   - values: rows of the table, as stored.
    ///   - table: which table.
    ///   - denied: what stands for properties that are not shown.
    ///   - facts: what else the document's conditions ask of rows, one for each.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is
    ///     migrated.
    /// - Throws: as there.
    public func reveal<Value: Codable & Sendable>(
        _ values: [Value], in table: String, denied: DeniedFields = .null, facts: [CedarRecord],
        includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> RevealedValues<Value> {
        // The facts have no default: the form for one value takes an array too, and a call without facts would be ambiguous.
        try await reveal(
            values, as: Value.self, in: table, denied: denied, facts: facts, includingPlaintext: includingPlaintext)
    }

    /// Shows a value. See ``reveal(_:in:denied:includingPlaintext:)``; many at once are faster.
    public func reveal<Value: Codable & Sendable>(
        _ value: Value, in table: String, denied: DeniedFields = .null, facts: CedarRecord = .empty,
        includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> Value {
        try await reveal([value], in: table, denied: denied, facts: [facts], includingPlaintext: includingPlaintext)
            .values[0]
    }

    /// Shows values of one type as values of another, such as one with optional properties, or fewer.
    ///
    /// Texts come out in their permitted form. A property that is no text and that the document has as a field comes out in
    /// clear or not at all; of canaries, integers and identifiers are made up, and all else is as it was planted. Properties
    /// of tenant, record and subject come back as they were, unless the document has them as fields; all others are denied.
    ///
    /// - Parameters:
    ///   - values: rows of the table, as stored.
    ///   - type: what is decoded.
    ///   - table: which table.
    ///   - denied: what stands for properties that are not shown.
    ///   - facts: what else the document's conditions ask of rows, one for each.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is
    ///     migrated.
    /// - Throws: as ``reveal(_:in:denied:includingPlaintext:)``.
    public func reveal<Value: Encodable & Sendable, View: Decodable & Sendable>(
        _ values: [Value], as type: View.Type, in table: String, denied: DeniedFields = .null,
        facts: [CedarRecord] = [], includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> RevealedValues<View> {
        let plan = try protector.plan(table)
        var written: [ValueFields] = []
        written.reserveCapacity(values.count)
        for (row, value) in values.enumerated() { try written.append(Protector.fields(of: value, plan, row)) }
        let (columns, others) = try Self.columns(of: written)
        let revealed = try await reveal(columns, in: table, facts: facts, includingPlaintext: includingPlaintext)
        var (views, failures) = ([View](), revealed.failures)
        views.reserveCapacity(values.count)
        for (row, fields) in written.enumerated() {
            var hidden: Set<String> = []
            for place in fields.names.indices {
                let name = fields.names[place]
                let text = revealed.columns[name]?[row]
                if others[name]?.contains(row) ?? false {
                    let outcome = revealed.authorization.columns.first { $0.field.column == name }?.outcome(inRow: row)
                    // What is protected and did not open is not there.
                    let isOpened = text != nil || !plan.columns.contains { $0.name == name }
                    if outcome?.form == .clear, isOpened {
                        if let text, revealed.authorization.isCanary(row) {
                            fields.set(fields.slots[place].madeUp(text), at: place)
                        }
                        continue
                    }
                    // Keys are what they were.
                    if outcome == nil, text != nil { continue }
                    if text != nil {
                        failures.append(
                            DataProtectionError(
                                .notText, "the property is no text, so it can be shown in clear only", table: table,
                                column: name, row: row))
                    }
                } else if let text {
                    fields.set(.text(text), at: place)
                    continue
                }
                hidden.insert(name)
                fields.set(.null, at: place)
            }
            if denied == .omitted { fields.remove(hidden.filter { revealed.cell($0, row: row) != .null }) }
            views.append(try Self.view(of: fields, hidden, revealed, table, row))
        }
        return RevealedValues(values: views, authorization: revealed.authorization, failures: failures)
    }
}

extension RevealSession {
    /// The properties as columns, and which of them are no texts, by row.
    private static func columns(
        of written: [ValueFields]
    ) throws(DataProtectionError) -> (columns: TableColumns, others: [String: Set<Int>]) {
        var names: [String] = []
        var places: [String: Int] = [:]
        var columns: [[String?]] = []
        var others: [String: Set<Int>] = [:]
        for (row, fields) in written.enumerated() {
            for (name, slot) in zip(fields.names, fields.slots) {
                let place = places[name] ?? columns.count
                if place == columns.count {
                    places[name] = place
                    names.append(name)
                    columns.append([String?](repeating: nil, count: written.count))
                }
                if case .text(let text) = slot {
                    columns[place][row] = text
                } else if !slot.isNull {
                    columns[place][row] = slot.keyText
                    others[name, default: []].insert(row)
                }
            }
        }
        var made = TableColumns(count: written.count)
        for (name, values) in zip(names, columns) { try made.append(name, values) }
        return (made, others)
    }

    private static func view<View: Decodable>(
        of fields: ValueFields, _ hidden: Set<String>, _ revealed: RevealedColumns, _ table: String, _ row: Int
    ) throws(DataProtectionError) -> View {
        do {
            return try ValueDecoder.value(View.self, of: fields)
        } catch {
            let missing: String? =
                switch error as? DecodingError {
                case .keyNotFound(let key, _): key.stringValue
                case .valueNotFound(_, let context), .typeMismatch(_, let context): context.codingPath.last?.stringValue
                default: nil
                }
            if let missing, hidden.contains(missing) {
                throw DataProtectionError(
                    .fieldDenied,
                    "the property cannot be without a value, and none is shown (\(revealed.cell(missing, row: row))): "
                        + "make it optional, or reveal the value as another type",
                    table: table, column: missing, row: row)
            }
            throw DataProtectionError(
                .notCodable, "the value could not be put together with what is shown (\(Swift.type(of: error)))",
                table: table, row: row)
        }
    }
}
