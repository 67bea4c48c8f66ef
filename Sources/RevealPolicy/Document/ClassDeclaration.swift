/// A class of fields that are to be treated alike, such as e-mail addresses.
public struct ClassDeclaration: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// The classes that it is a case of: what is granted for these is granted for it.
    public var parents: [DocumentName]
    /// The forms from the most to the least revealing; that of the parents where nil, and
    /// clear, masked, tokenized, encrypted where these have none.
    public var ladder: [RevealForm]?
    /// How it is masked where a rule does not say; that of the parents where nil.
    public var mask: FieldMask?
    /// Where the mask stands.
    public var maskSpan: Located
    /// Where it is declared.
    public var span: Located

    /// A class.
    public init(
        _ name: DocumentName, in parents: [DocumentName] = [], ladder: [RevealForm]? = nil, mask: FieldMask? = nil
    ) {
        self.name = name
        self.parents = parents
        self.ladder = ladder
        self.mask = mask
        (maskSpan, span) = (Located(), Located())
    }
}
