extension Protector {
    /// Protects values of a type that is a table: its properties are the columns, by the names under which it encodes them.
    ///
    /// A protected property has to be a `String` or an optional one, since it holds what is stored afterwards. Those of
    /// tenant, record and subject may also be integers, or whatever is encoded as a text or an integer, such as identifiers. All
    /// other properties, nested ones among them, come back as they were.
    ///
    /// - Parameters:
    ///   - values: rows of the table.
    ///   - table: which table.
    ///   - protectedInput: what becomes of values that are protected already.
    /// - Returns: the same values with protected properties, and the columns of indexes and key ids beside.
    /// - Throws: as `protect(_:table:protectedInput:failures:)`; `notText` with the column, for a
    ///   property that is protected and no text; `notCodable` for values that cannot be taken apart or put together.
    /// - Complexity: O(n) in the number of bytes.
    public func protect<Value: Codable & Sendable>(
        _ values: [Value], table: String, protectedInput: ProtectedInput = .refuse
    ) throws(DataProtectionError) -> ProtectedValues<Value> {
        try protect(values, table: table, protectedInput: protectedInput, failures: .refuse)
    }

    /// Protects values, and says what becomes of the others where one fails.
    /// See `protect(_:table:protectedInput:)`.
    ///
    /// A value that cannot be taken apart or put together is a fault of the program: it throws all the same.
    public func protect<Value: Codable & Sendable>(
        _ values: [Value], table: String, protectedInput: ProtectedInput = .refuse, failures: FailureHandling
    ) throws(DataProtectionError) -> ProtectedValues<Value> {
        let parts = try ValueParts(values, try plan(table))
        return try parts.put(protect(parts.columns, table: table, protectedInput: protectedInput, failures: failures))
    }

    /// Protects a value. See `protect(_:table:protectedInput:)`; many at once are faster.
    ///
    /// - Returns: the same value with protected properties, and the columns of indexes and key ids beside.
    public func protect<Value: Codable & Sendable>(
        _ value: Value, table: String, protectedInput: ProtectedInput = .refuse
    ) throws(DataProtectionError) -> (value: Value, beside: [String: String?]) {
        let protected = try protect([value], table: table, protectedInput: protectedInput)
        return (protected.values[0], protected.beside.row(0))
    }

    static func fields(
        of value: some Encodable, _ plan: TablePlan, _ row: Int
    ) throws(DataProtectionError) -> ValueFields {
        let fields: ValueFields?
        do { fields = try ValueEncoder.fields(of: value) } catch {
            throw DataProtectionError(
                .notCodable, "the value could not be encoded (\(type(of: error)))", table: plan.name, row: row)
        }
        if let fields { return fields }
        throw DataProtectionError(
            .notCodable, "the value has no named properties to be columns", table: plan.name, row: row)
    }

    static func value<Value: Decodable>(
        of fields: ValueFields, _ plan: TablePlan, _ row: Int
    ) throws(DataProtectionError) -> Value {
        do {
            return try ValueDecoder.value(Value.self, of: fields)
        } catch {
            throw DataProtectionError(
                .notCodable,
                "the value could not be put together with what is stored: does it check its texts? "
                    + "(\(type(of: error)))", table: plan.name, row: row)
        }
    }

    /// The columns that matter: those that are protected, and those of tenant, record, subject, indexes and
    /// key ids.
    static func columns(
        of fields: [ValueFields], _ plan: TablePlan
    ) throws(DataProtectionError) -> TableColumns {
        // Most values have the same properties.
        var names: [String] = []
        for value in fields where value.names != names {
            names = value.names
            try plan.requireKnown(names)
        }
        var columns = TableColumns(count: fields.count)
        let subject = plan.isErasable ? plan.catalog.subject?.text : nil
        let keys = [plan.catalog.tenantColumn, plan.catalog.record?.text, subject].compactMap(\.self)
        let beside = plan.columns.flatMap { $0.indexes.map(\.column) + [$0.keyID].compactMap(\.self) }
        for name in Set(keys + beside + plan.columns.map(\.name)) {
            let isText = !keys.contains(name)
            var column: [String?] = []
            column.reserveCapacity(fields.count)
            var (isThere, hint) = (false, 0)
            for (row, value) in fields.enumerated() {
                guard let place = value.place(of: name, from: hint) else {
                    column.append(nil)
                    continue
                }
                hint = place
                isThere = true
                switch value.slots[place] {
                case .text(let text): column.append(text)
                case let slot where slot.isNull: column.append(nil)
                case let slot:
                    guard !isText, let key = slot.keyText else {
                        throw DataProtectionError(
                            .notText,
                            isText
                                ? "the property is protected, so it has to be a String or an optional one"
                                : "the property is a key, so it has to be a text, an integer or an identifier",
                            table: plan.name, column: name, row: row)
                    }
                    column.append(key)
                }
            }
            if isThere { try columns.append(name, column) }
        }
        return columns
    }
}
