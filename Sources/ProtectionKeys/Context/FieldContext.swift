import CryptoCore

/// What a value is and whom it belongs to: every use of a key asks for it.
///
/// A value that was protected in one context cannot be read in another. So a ciphertext that is copied to another row,
/// another column or another tenant fails there, instead of showing somebody else's data.
///
/// ```swift
/// let email = FieldContext(tenant: "acme", domain: "customer.email")
/// let stored = try cipher.encrypt(address, context: email.record(customer.id))
/// ```
///
/// - `tenant` isolates: two tenants share no key. A service with one tenant says nil.
/// - `domain` says what may be compared with what: values of one domain can be joined on, values of two cannot.
///   Name it after the meaning ("customer.email"), not after the table, when several tables hold the same thing.
/// - `record` is the row's key, and binds a randomised ciphertext to its row.
///
/// The strings count as the UTF-8 that they are made of: nothing is folded, so "é" in one scalar and "é" in two are two
/// contexts. A part has at most 2^32 - 2 bytes; tenant and domain together some 32,000, since derivation takes no more.
///
/// ## Specification
/// The encoding, which serves associated data and derivation alike, is frozen:
///
/// | bytes | what |
/// |---|---|
/// | 1 | `01` |
/// | 4 + n | tenant: length, big-endian, and bytes; `FF FF FF FF` when absent |
/// | 4 + n | domain, likewise |
/// | 4 + n | record, likewise |
///
/// No two contexts have the same encoding.
public struct FieldContext: Sendable {
    /// Whom the value belongs to; nil in a service that has one tenant only.
    public let tenant: String?

    /// What the value means, and so what it may be compared with.
    public let domain: String

    /// The key of the row that the value stands in.
    public let record: String?

    /// The encoding up to the record: what keys depend on. Kept, since it is needed for every value.
    @usableFromInline package let scope: [UInt8]

    /// Names a field.
    ///
    /// - Parameters:
    ///   - tenant: isolates one customer of the service from another. Has no default, so that leaving it out is a
    ///     decision.
    ///   - domain: such as "customer.email".
    ///   - record: the row's key, for randomised encryption; see ``record(_:)``.
    public init(tenant: String?, domain: String, record: String? = nil) {
        self.init(tenant, domain, record, scope: Self.scope(tenant: tenant, domain: domain))
    }

    private init(_ tenant: String?, _ domain: String, _ record: String?, scope: [UInt8]) {
        precondition(record?.utf8.count ?? 0 <= Self.maximumPartSize, "a part of a context has at most 2^32 - 2 bytes")
        self.tenant = tenant
        self.domain = domain
        self.record = record
        self.scope = scope
    }

    /// The same field in a row.
    ///
    /// - Parameter key: the row's key, such as its primary key written out. Empty for a value that stands in no row,
    ///   and then nothing keeps it in its place.
    public func record(_ key: String) -> FieldContext { FieldContext(tenant, domain, key, scope: scope) }

    /// Bytes that a part can have: the length of an absent one is 2^32 - 1.
    @inlinable package static var maximumPartSize: Int { Int(UInt32.max) - 1 }
}

/// Equal when the encodings are. (Strings compare by what they look like, which is not enough here.)
extension FieldContext: Hashable {
    /// Whether all parts are the same bytes.
    public static func == (a: FieldContext, b: FieldContext) -> Bool {
        guard a.scope == b.scope else { return false }
        return switch (a.record, b.record) {
        case (nil, nil): true
        case (let a?, let b?): a.utf8.elementsEqual(b.utf8)
        default: false
        }
    }

    /// Hashes the bytes of the parts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes: scope.span)
        guard let record else { return }
        hasher.combine(bytes: record.utf8.span)
    }
}
