extension Protector {
    /// Protects values of a type that is a table, also of one with erasable columns: waits for the keys of subjects, which
    /// are made where there are none. See the form that does not wait.
    ///
    /// - Throws: as there; `subjectMissing`, `subjectShredded`, `storeUnavailable`, `storeDamaged`.
    public func protect<Value: Codable & Sendable>(
        _ values: [Value], table: String, protectedInput: ProtectedInput = .refuse
    ) async throws(DataProtectionError) -> ProtectedValues<Value> {
        try await protect(values, table: table, protectedInput: protectedInput, failures: .refuse)
    }

    /// Protects values, also of a table with erasable columns, and says what becomes of the others where one fails.
    ///
    /// A value that cannot be taken apart or put together is a fault of the program: it throws all the same.
    public func protect<Value: Codable & Sendable>(
        _ values: [Value], table: String, protectedInput: ProtectedInput = .refuse, failures: FailureHandling
    ) async throws(DataProtectionError) -> ProtectedValues<Value> {
        let parts = try ValueParts(values, try plan(table))
        let protected = try await protect(
            parts.columns, table: table, protectedInput: protectedInput, failures: failures)
        return try parts.put(protected)
    }

    /// Protects a value, also of a table with erasable columns: waits for the key of its subject. Many at once are faster.
    ///
    /// - Returns: the same value with protected properties, and the columns of indexes and key ids beside.
    public func protect<Value: Codable & Sendable>(
        _ value: Value, table: String, protectedInput: ProtectedInput = .refuse
    ) async throws(DataProtectionError) -> (value: Value, beside: [String: String?]) {
        let protected = try await protect([value], table: table, protectedInput: protectedInput)
        return (protected.values[0], protected.beside.row(0))
    }
}
