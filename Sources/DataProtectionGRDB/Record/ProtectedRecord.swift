#if SQLite
    import DataProtection
    public import GRDB

    /// A record as it is stored: what is protected in the place of what was given, and the columns of indexes and key ids beside.
    ///
    /// `Protector.protect(records:)` makes them. They are written by GRDB like the records that they come from: `insert`,
    /// `update`, `upsert` and `save` work, into the same table and with the same conflict policy. Callbacks of the record
    /// itself are not called.
    public struct ProtectedRecord<Record: MutablePersistableRecord>: PersistableRecord, Sendable {
        private let names: [String]
        private let values: [DatabaseValue]
        /// The texts among them that the database must not change: what the library made, and the keys that it is bound to.
        private let exact: [Int]

        /// The table of the record.
        public static var databaseTableName: String { Record.databaseTableName }

        /// That of the record.
        public static var persistenceConflictPolicy: PersistenceConflictPolicy { Record.persistenceConflictPolicy }

        init(names: [String], values: [DatabaseValue], exact: [Int]) {
            self.names = names
            self.values = values
            self.exact = exact
        }

        /// See `EncodableRecord`.
        public func encode(to container: inout PersistenceContainer) {
            for (name, value) in zip(names, values) { container[name] = value }
        }

        /// See `MutablePersistableRecord`.
        ///
        /// - Throws: `DataProtectionError` `valueDoesNotFit` where a column that is declared as a number would change a
        ///   protected value, or a key that values are bound to, and where such a key has a NUL in it.
        public func willSave(_ database: Database) throws {
            for place in exact {
                guard let text = String.fromDatabaseValue(values[place]), text.utf8.contains(0) else { continue }
                throw DataProtectionError(
                    .valueDoesNotFit, "the value has a NUL in it, where a text of SQLite ends",
                    table: Self.databaseTableName, column: names[place])
            }
            for column in try database.columns(in: Self.databaseTableName) {
                let affinity = ColumnAffinity(declaredType: column.type)
                guard affinity != .text, affinity != .blob else { continue }
                for place in exact where PlainName.folded(names[place]) == PlainName.folded(column.name) {
                    guard let text = String.fromDatabaseValue(values[place]) else { continue }
                    try affinity.requireKept(text, Self.databaseTableName, column.name, row: nil)
                }
            }
        }
    }

    /// The names, not what they hold.
    extension ProtectedRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
        /// The table and the names of the columns.
        public var description: String {
            "ProtectedRecord(\(Self.databaseTableName): \(names.joined(separator: ", ")))"
        }
        /// The same.
        public var debugDescription: String { description }
        /// Empty.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
#endif
