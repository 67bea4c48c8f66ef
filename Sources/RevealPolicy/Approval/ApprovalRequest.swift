import CryptoCore

/// What somebody asks others to approve: one request, down to each field and subject. An approval is for its hash, and for
/// nothing else.
///
/// Send it to those who may approve; the principal hands the same one in with the request.
///
/// ## Specification
/// ``digest`` is SHA-256 of
///
/// | bytes | what |
/// |---|---|
/// | 30 | `swift-data-protection/approval` |
/// | 2 | `00 01` |
/// | 1 + n | `01` and the form as a part; or `02` and the seconds of a grant, 8 |
/// | n, 8 | name of the document, and its version |
/// | n | principal, tenant, purpose, rule, reason: a part each |
/// | 4 + n | how many fields (classes of a grant), and each as a part, in ascending order of bytes, each once |
/// | 4 + 16 n | how many subjects, and their digests, in ascending order, each once; `FF FF FF FF` where any |
/// | 8 | rows that have no subject |
/// | 8 + 16 | end in milliseconds since 1970, and nonce |
///
/// Numbers are big-endian; a part is its length in 4 bytes and its bytes, `FF FF FF FF` when absent.
public struct ApprovalRequest: Hashable, Sendable {
    /// What is to be allowed.
    public enum Action: Hashable, Sendable {
        /// That fields are seen in a form.
        case reveal(RevealForm)
        /// That a break-glass grant is issued for so many seconds.
        case breakGlass(seconds: Int)
    }

    /// What is to be allowed.
    public let action: Action
    /// The name of the document.
    public let document: String
    /// Its version.
    public let version: Int
    /// Who asks.
    public let principal: String
    /// The tenant of whoever asks.
    public let tenant: String?
    /// What for; nil for a grant.
    public let purpose: String?
    /// The rule that is to grant.
    public let rule: String
    /// Why.
    public let reason: String?
    /// The fields, or the classes of a grant, in ascending order, each once.
    public let names: [String]
    /// Whose data, in ascending order, each once; nil for anybody's.
    public let subjects: [SubjectDigest]?
    /// How many rows there are that have no subject.
    public let rowsWithoutSubject: Int
    /// When it ends, in milliseconds since 1970. From then on nobody can approve it, nor use it.
    public let expires: Int64
    /// Makes it another request than any before.
    public let nonce: [UInt8]
    /// Its hash.
    public let digest: ApprovalDigest

    /// What is to be approved.
    ///
    /// - Parameters:
    ///   - action: What is to be allowed.
    ///   - document: The name of the document.
    ///   - version: Its version.
    ///   - principal: Who asks.
    ///   - tenant: The tenant of whoever asks.
    ///   - purpose: What for; nil for a grant.
    ///   - rule: The rule that is to grant.
    ///   - reason: Why.
    ///   - names: The fields, or the classes of a grant.
    ///   - subjects: Whose data; nil for anybody's.
    ///   - rowsWithoutSubject: How many rows there are that have no subject.
    ///   - expires: When it ends, in milliseconds since 1970.
    ///   - nonce: 16 bytes; random where nil.
    /// - Throws: `cryptographyFailed`.
    public init(
        _ action: Action, document: String, version: Int, principal: String, tenant: String?, purpose: String?,
        rule: String, reason: String?, names: [String], subjects: [SubjectDigest]?, rowsWithoutSubject: Int = 0,
        expires: Int64, nonce: [UInt8]? = nil
    ) throws(RevealPolicyError) {
        precondition(nonce.map { $0.count == 16 } ?? true, "a nonce has 16 bytes")
        self.action = action
        (self.document, self.version) = (document, version)
        (self.principal, self.tenant) = (principal, tenant)
        (self.purpose, self.rule, self.reason) = (purpose, rule, reason)
        self.names = Self.ordered(names) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.subjects = subjects.map { Self.ordered($0) { ($0.high, $0.low) < ($1.high, $1.low) } }
        self.rowsWithoutSubject = rowsWithoutSubject
        self.expires = expires
        self.nonce = nonce ?? (0..<16).map { _ in UInt8.random(in: 0...255) }
        digest = try Self.digest(
            Self.encoding(
                action, document, version, [principal, tenant, purpose, rule, reason], self.names, self.subjects,
                rowsWithoutSubject, expires, self.nonce))
    }

    private static func ordered<Element: Hashable>(
        _ elements: [Element], _ precedes: (Element, Element) -> Bool
    ) -> [Element] {
        var ordered: [Element] = []
        for element in elements.sorted(by: precedes) {
            // Not `==`, which takes texts for equal that are not.
            if let last = ordered.last, !precedes(last, element) { continue }
            ordered.append(element)
        }
        return ordered
    }

    private static func encoding(
        _ action: Action, _ document: String, _ version: Int, _ parts: [String?], _ names: [String],
        _ subjects: [SubjectDigest]?, _ rows: Int, _ expires: Int64, _ nonce: [UInt8]
    ) -> [UInt8] {
        var bytes = Array("swift-data-protection/approval".utf8) + [0x00, 0x01]
        switch action {
        case .reveal(let form):
            bytes.append(0x01)
            bytes.append(part: form.rawValue)
        case .breakGlass(let seconds):
            bytes.append(0x02)
            bytes.append(bigEndian: UInt64(bitPattern: Int64(seconds)))
        }
        bytes.append(part: document)
        bytes.append(bigEndian: UInt64(bitPattern: Int64(version)))
        for part in parts { bytes.append(part: part) }
        bytes.append(parts: names)
        if let subjects {
            bytes.append(bigEndian: UInt32(subjects.count))
            for subject in subjects {
                bytes.append(bigEndian: subject.high)
                bytes.append(bigEndian: subject.low)
            }
        } else {
            bytes.append(bigEndian: UInt32.max)
        }
        bytes.append(bigEndian: UInt64(bitPattern: Int64(rows)))
        bytes.append(bigEndian: UInt64(bitPattern: expires))
        return bytes + nonce
    }

    private static func digest(_ bytes: [UInt8]) throws(RevealPolicyError) -> ApprovalDigest {
        do throws(CryptoCoreError) {
            let digest = try SHA256.digest(bytes.span)
            return ApprovalDigest(digest.indices.map { digest[$0] })
        } catch {
            throw RevealPolicyError(.cryptographyFailed, error.message)
        }
    }

    /// Whether both have the same hash.
    public static func == (a: ApprovalRequest, b: ApprovalRequest) -> Bool { a.digest == b.digest }

    /// Hashes the hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
