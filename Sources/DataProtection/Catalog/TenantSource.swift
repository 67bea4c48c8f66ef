public import RevealPolicy

/// Where a table says whose a row is.
public enum TenantSource: Hashable, Sendable {
    /// The service has one tenant only.
    case none
    /// All rows are of one tenant.
    case constant(String)
    /// A column says so.
    case column(DocumentName)
}
