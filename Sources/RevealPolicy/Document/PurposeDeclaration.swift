/// What somebody may want to see data for.
public struct PurposeDeclaration: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// For the reader.
    public var description: String

    /// A purpose.
    public init(_ name: DocumentName, _ description: String = "") {
        self.name = name
        self.description = description
    }
}
