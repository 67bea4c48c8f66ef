extension Expr {
    /// Both. A chain is one node.
    public static func && (a: Expr, b: Expr) -> Expr {
        if case .and(let operands) = a.kind { Expr(.and(operands + [b])) } else { Expr(.and([a, b])) }
    }

    /// One at least. A chain is one node.
    public static func || (a: Expr, b: Expr) -> Expr {
        if case .or(let operands) = a.kind { Expr(.or(operands + [b])) } else { Expr(.or([a, b])) }
    }

    /// The contrary.
    public static prefix func ! (a: Expr) -> Expr { Expr(.not(a)) }

    /// The negative number.
    public static prefix func - (a: Expr) -> Expr { Expr(.negate(a)) }

    /// `==`, with a point since Swift's own says whether two expressions are the same.
    public static func .== (a: Expr, b: Expr) -> Expr { Expr(.binary(.equal, a, b)) }

    /// `!=`
    public static func .!= (a: Expr, b: Expr) -> Expr { Expr(.binary(.notEqual, a, b)) }

    /// `<`
    public static func .< (a: Expr, b: Expr) -> Expr { Expr(.binary(.less, a, b)) }

    /// `<=`
    public static func .<= (a: Expr, b: Expr) -> Expr { Expr(.binary(.lessEqual, a, b)) }

    /// `>`
    public static func .> (a: Expr, b: Expr) -> Expr { Expr(.binary(.greater, a, b)) }

    /// `>=`
    public static func .>= (a: Expr, b: Expr) -> Expr { Expr(.binary(.greaterEqual, a, b)) }

    /// The sum.
    public static func + (a: Expr, b: Expr) -> Expr { Expr(.binary(.add, a, b)) }

    /// The difference.
    public static func - (a: Expr, b: Expr) -> Expr { Expr(.binary(.subtract, a, b)) }

    /// The product.
    public static func * (a: Expr, b: Expr) -> Expr { Expr(.binary(.multiply, a, b)) }
}
