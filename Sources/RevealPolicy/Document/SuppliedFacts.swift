/// The names of the facts that the engine supplies, beside those that a document declares.
enum SuppliedFacts {
    static let principal = ["tenant"]
    static let context = ["purpose", "now", "reason", "approvals", "breakGlass", "grant", "clock"]
    static let row = ["tenant", "subject"]
}
