public import ProtectionKeys

/// How values were protected before: what a ``MigrationReader`` needs to read them.
public struct LegacyScheme: Sendable {
    let recognizes: @Sendable (String) -> Bool
    let decrypt: @Sendable (String, FieldContext) throws -> String

    /// Describes an old scheme.
    ///
    /// - Parameters:
    ///   - recognizes: whether what is stored is of the old scheme, by something that plaintexts do not have, such as a
    ///     prefix.
    ///   - decrypt: reads it, and throws when it is not authentic.
    public init(
        recognizes: @escaping @Sendable (_ stored: String) -> Bool,
        decrypt: @escaping @Sendable (_ stored: String, _ context: FieldContext) throws -> String
    ) {
        self.recognizes = recognizes
        self.decrypt = decrypt
    }
}
