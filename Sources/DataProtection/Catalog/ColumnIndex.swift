public import FieldEncryption
public import RevealPolicy

/// A blind index: by what an encrypted column is found, and where that is stored.
public struct ColumnIndex: Hashable, Sendable {
    /// A part of the key: an index with other normalizers has another name.
    public var name: DocumentName
    /// The column that its values are stored in.
    public var column: DocumentName
    /// How many bits of it are stored.
    public var length: BlindIndexLength
    /// What is done to values before.
    public var normalizers: [Normalizer]
    /// Where it is declared.
    public var span: Located

    /// A blind index.
    ///
    /// - Parameters:
    ///   - name: 1 to 255 bytes, such as "email".
    ///   - column: the column of the same table that its values are stored in.
    ///   - length: from a `BlindIndexPlanner`.
    ///   - normalizers: what is done to values before, in this order.
    public init(
        _ name: DocumentName, column: DocumentName, length: BlindIndexLength, normalizers: [Normalizer] = []
    ) {
        self.name = name
        self.column = column
        self.length = length
        self.normalizers = normalizers
        span = Located()
    }
}
