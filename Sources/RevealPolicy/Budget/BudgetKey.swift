/// What a count is kept for: a rule of a document, and who has its budget.
///
/// ## Specification
/// ``bytes``, for stores that are shared between processes: `01 | unit | kind | document | rule | tenant | owner`, where the unit
/// is `73` (subjects) or `63` (calls), the kind `70` (principal), `72` (role), `74` (tenant) or `67` (grant), and each of the rest its
/// length in four bytes, big-endian, and its bytes; `FF FF FF FF` when absent. No two keys have the same bytes.
public struct BudgetKey: Sendable {
    /// Who has a budget.
    public enum Owner: Hashable, Sendable {
        /// One principal. The tenant does not count: who changes tenants has no second budget.
        case principal(String)
        /// All who have a role in a tenant.
        case role(String, tenant: String?)
        /// A tenant.
        case tenant(String?)
        /// A break-glass grant.
        case grant(String)
    }

    /// The key in an unambiguous encoding.
    public let bytes: [UInt8]

    /// Over the bytes; by a seed that is new in every process.
    let hash: UInt64

    /// The key of a budget.
    public init(document: String, rule: String, unit: RevealBudget.Unit, owner: Owner) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(48 + document.utf8.count + rule.utf8.count)
        bytes.append(0x01)
        bytes.append(unit == .subjects ? 0x73 : 0x63)
        let (kind, tenant, name): (UInt8, String?, String?) =
            switch owner {
            case .principal(let id): (0x70, nil, id)
            case .role(let role, let tenant): (0x72, tenant, role)
            case .tenant(let tenant): (0x74, tenant, nil)
            case .grant(let id): (0x67, nil, id)
            }
        bytes.append(kind)
        bytes.append(part: document)
        bytes.append(part: rule)
        bytes.append(part: tenant)
        bytes.append(part: name)
        self.bytes = bytes
        hash = Self.hash(bytes)
    }

    private static let seed = UInt64.random(in: .min ... .max)

    /// Not for security: the bytes are compared too. The seed keeps whoever chooses ids from choosing such as collide.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        var state = seed
        var word: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if index & 7 == 7 { state = mixed(state ^ word) }
        }
        return mixed(mixed(state ^ word) ^ UInt64(bytes.count))
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let (high, low) = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }
}

extension BudgetKey: Hashable {
    /// Whether both are for the same rule and owner.
    public static func == (a: BudgetKey, b: BudgetKey) -> Bool { a.hash == b.hash && a.bytes == b.bytes }

    /// Hashes the key.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
