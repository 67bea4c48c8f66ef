/// The defaults of the types.
public enum DefaultValues: String, Hashable, Sendable, CaseIterable {
    /// The empty text, zero, false, 1970-01-01, no bytes: those of BigQuery's masking rules.
    case zero
    /// `XXXX`, zero, false, 1900-01-01, one byte of the ASCII digit 0: those of SQL Server's `default()`.
    case sqlServer = "sql-server"
    /// One space, zero, false, 2001-01-01, no bytes: those of Oracle's full redaction.
    case oracle
}
