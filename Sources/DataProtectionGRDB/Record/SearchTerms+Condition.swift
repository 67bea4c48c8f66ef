#if SQLite
    public import DataProtection
    public import GRDB

    extension SearchTerms {
        /// The condition that a row has what is looked for: `column IN (?, ...)`, with the values as arguments, and the
        /// alternatives, if there are any, by `OR`.
        ///
        /// ```swift
        /// let terms = try protector.query("customer", column: "email", equals: address, tenant: "acme")
        /// let hits = try Customer.filter(terms.condition && Column("tenant") == "acme").fetchAll(database)
        /// let same: SQLRequest<Row> = "SELECT id FROM customer WHERE \(terms.condition) AND tenant = 'acme'"
        /// ```
        ///
        /// Compare the tenant as well. Where `needsComparison` is true, rows with other values are found too.
        public var condition: SQLExpression {
            let own = values.contains(Column(column))
            if alternatives.isEmpty { return own }
            let any = alternatives.reduce(own) { $0 || $1.condition }
            // In the middle of a service's SQL, an `AND` beside it would take only the first part for its own.
            return SQL("(\(any))").sqlExpression
        }
    }
#endif
