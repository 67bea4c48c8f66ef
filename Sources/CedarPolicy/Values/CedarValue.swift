/// A value of the Cedar language: an attribute, a tag, a part of a context, what an expression comes to.
///
/// Sets and records may be nested 300 deep: making deeper ones is a programming error. Documents may be 127 deep, which
/// reading them checks.
public enum CedarValue: Hashable, Sendable {
    /// `true` or `false`
    case bool(Bool)
    /// A whole number of 64 bits.
    case long(Int64)
    /// A string, compared by its bytes.
    case string(CedarString)
    /// An entity, by its uid.
    case entity(EntityUID)
    /// Values without order, none twice.
    case set(CedarSet)
    /// Values by name.
    case record(CedarRecord)
    /// A decimal number.
    case decimal(CedarDecimal)
    /// An IP address or range.
    case ip(CedarIPAddress)
    /// A point in time.
    case datetime(CedarDatetime)
    /// A length of time.
    case duration(CedarDuration)

    /// How deep sets and records are nested in it.
    var depth: Int {
        switch self {
        case .set(let set): set.depth
        case .record(let record): record.depth
        default: 0
        }
    }

    /// What is deeper could not be compared, or let go of, on a thread with a small stack. Values of expressions get deeper
    /// than this by no more than an expression may be deep.
    static func checkDepth(_ depth: Int) { precondition(depth <= 300, "a value deeper than 300") }

    /// A hash of what it says, equal for equal values. Under the process's seed, so that nobody can prepare collisions.
    var contentHash: UInt64 {
        switch self {
        case .bool(let value): CedarString.keyed(1, value ? 1 : 0)
        case .long(let value): CedarString.keyed(2, UInt64(bitPattern: value))
        case .string(let value): value.hash
        case .entity(let value): value.hash
        case .set(let value): value.contentHash
        case .record(let value): value.contentHash
        case .decimal(let value): CedarString.keyed(3, UInt64(bitPattern: value.tenThousandths))
        case .ip(let value): value.contentHash
        case .datetime(let value): CedarString.keyed(4, UInt64(bitPattern: value.milliseconds))
        case .duration(let value): CedarString.keyed(5, UInt64(bitPattern: value.milliseconds))
        }
    }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}

extension CedarValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// The boolean of a literal.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// The number of a literal.
    public init(integerLiteral value: Int64) { self = .long(value) }

    /// The string of a literal.
    public init(stringLiteral value: String) { self = .string(CedarString(value)) }
}

extension CedarValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// The set of a literal's elements.
    public init(arrayLiteral elements: CedarValue...) { self = .set(CedarSet(elements)) }

    /// The record of a literal's entries. Of two with one name the later counts.
    public init(dictionaryLiteral elements: (String, CedarValue)...) {
        self = .record(CedarRecord(elements.map { (CedarString($0), $1) }))
    }
}
