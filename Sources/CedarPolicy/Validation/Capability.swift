/// Something that is known to be there, because a test for it comes first.
enum Capability: Hashable, Sendable {
    /// The attribute of what an expression stands for.
    case attribute(Expr, CedarString)
    /// The tag of what an expression stands for, under a key that is an expression as well.
    case tag(Expr, Expr)
}
