/// What can be decided before the rows are there: for one request, every field is a constant, or a rest that reads the row.
///
/// Make a plan for each request that reads many rows. It decides as ``RevealEngine/decide(_:in:for:)`` does.
///
/// A plan is made for a time. It holds until a clock reaches the next edge of any hours that play a part in it: ask
/// ``holds(at:)`` before each batch of rows, and make a new one where it does not.
public struct RevealPlan: Sendable {
    /// What it was made for.
    public let request: RevealRequest
    /// The fields, in the order in which they were asked for.
    public let fields: [FieldPlan]
    /// Until when it holds, in milliseconds since 1970; nil where no time plays a part.
    public let holdsUntil: Int64?

    private let places: [FieldName: Int]
    private let engine: RevealEngine

    init(_ engine: RevealEngine, _ request: RevealRequest, _ names: [FieldName], _ known: RevealRow) {
        self.engine = engine
        self.request = request
        let common = FieldPlan.Common(engine, request, known)
        fields = names.map { FieldPlan($0, common) }
        places = Dictionary(zip(names, names.indices)) { first, _ in first }
        holdsUntil = fields.compactMap(\.holdsUntil).min()
    }

    /// Whether it is still good at a time, and not before the time that it was made for.
    public func holds(at milliseconds: Int64) -> Bool {
        guard let holdsUntil else { return true }
        return milliseconds >= request.milliseconds && milliseconds < holdsUntil
    }

    /// The plan of a field; nil for one that was not asked for.
    public subscript(field: FieldName) -> FieldPlan? { places[field].map { fields[$0] } }

    /// How a field of a row may be shown. A field that the plan was not made for is decided by the engine.
    ///
    /// In a loop over rows, look the field up once and ask ``FieldPlan/decide(in:)``.
    public func decide(_ field: FieldName, in row: RevealRow) -> RevealDecision {
        self[field]?.decide(in: row) ?? engine.decide(field, in: row, for: request)
    }
}

extension RevealEngine {
    /// Works out what can be worked out before the rows are there.
    ///
    /// - Parameters:
    ///   - request: Who asks, what for, and all else that is known.
    ///   - fields: The columns; all of the document where nil.
    ///   - known: What is the same in all rows, such as the tenant. A row that differs is decided from scratch.
    /// - Complexity: that of a decision for each field.
    public func plan(
        for request: RevealRequest, fields: [FieldName]? = nil, known: RevealRow = .none
    ) -> RevealPlan {
        RevealPlan(self, request, fields ?? document.fields.map(\.name), known)
    }
}
