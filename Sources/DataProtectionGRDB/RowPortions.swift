#if SQLite
    import GRDB

    /// Rows in portions that one statement inserts: each statement costs as much as some rows.
    struct RowPortions: Sequence {
        let count: Int
        let columns: Int

        /// As many variables as SQLite has always taken are 999.
        ///
        /// ## Specification
        /// SQLite, "Implementation Limits", section 9: maximum number of host parameters.
        private static func size(_ columns: Int) -> Int { Swift.max(1, 999 / Swift.max(1, columns)) }

        /// The rows of each portion.
        func makeIterator() -> AnyIterator<Range<Int>> {
            let size = Self.size(columns)
            var next = 0
            return AnyIterator {
                guard next < count else { return nil }
                defer { next = Swift.min(next + size, count) }
                return next..<Swift.min(next + size, count)
            }
        }

        /// A statement for a portion. Of those that are not full there are many kinds, which are not kept.
        static func statement(
            _ rows: Range<Int>, of columns: Int, _ database: Database, sql: String
        ) throws -> Statement {
            try rows.count == size(columns) ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
        }

        /// What stands behind VALUES.
        static func marks(rows: Int, columns: Int) -> String {
            let row = "(" + repeatElement("?", count: columns).joined(separator: ",") + ")"
            return repeatElement(row, count: rows).joined(separator: ",")
        }
    }
#endif
