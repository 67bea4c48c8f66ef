extension Expr {
    /// Who asks.
    public static let principal = Expr(.variable(.principal))
    /// What for.
    public static let action = Expr(.variable(.action))
    /// About what.
    public static let resource = Expr(.variable(.resource))
    /// All else that is known.
    public static let context = Expr(.variable(.context))

    /// An entity.
    public static func entity(_ uid: EntityUID) -> Expr { Expr(.literal(.entity(uid))) }

    /// A value of an extension type, such as `.make(.ip, "10.0.0.0/8")`.
    public static func make(_ function: ExtensionFunction, _ text: String) -> Expr {
        Expr(.function(function, [Expr(stringLiteral: text)]))
    }

    /// A record.
    public static func record(_ fields: KeyValuePairs<String, Expr>) -> Expr {
        Expr(.record(fields.map { RecordField(name: CedarString($0), value: $1) }))
    }

    /// `if self then a else b`
    public func then(_ a: Expr, else b: Expr) -> Expr { Expr(.ifThenElse(self, a, b)) }

    /// `self.name`
    public subscript(name: String) -> Expr { Expr(.attribute(self, CedarString(name))) }

    /// `self has name`, or with more names `self has name.name`
    public func has(_ name: String, _ more: String...) -> Expr {
        Expr(.has(self, ([name] + more).map { CedarString($0) }))
    }

    /// `self in other`: an entity, or a set of entities
    public func isIn(_ other: Expr) -> Expr { Expr(.binary(.in, self, other)) }

    /// `self is Type`, `self is Type in other`
    public func isType(_ type: QualifiedName, in other: Expr? = nil) -> Expr { Expr(.is(self, type, in: other)) }

    /// `self like pattern`
    public func like(_ pattern: Pattern) -> Expr { Expr(.like(self, pattern)) }

    /// `self.method(arguments)`
    public func call(_ method: Method, _ arguments: Expr...) -> Expr { Expr(.method(self, method, arguments)) }
}

extension Expr: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A boolean.
    public init(booleanLiteral value: Bool) { self.init(.literal(.bool(value))) }

    /// A number.
    public init(integerLiteral value: Int64) { self.init(.literal(.long(value))) }

    /// A string.
    public init(stringLiteral value: String) { self.init(.literal(.string(CedarString(value)))) }
}

extension Expr: ExpressibleByArrayLiteral {
    /// A set.
    public init(arrayLiteral elements: Expr...) { self.init(.set(elements)) }
}
