import CryptoCore

/// The enabled keys of a keyset, made ready for one kind of work.
///
/// What was written is read by trial: every enabled key whose prefix stands in front, in the order of the file, then
/// every enabled key without a prefix.
///
/// ## Specification
/// Tink, "Wire format".
struct PrimitiveSet<Primitive: Sendable>: Sendable {
    struct Member: Sendable {
        let keyID: KeyID
        let prefix: OutputPrefix
        let primitive: Primitive
    }

    let primary: Member
    let members: [Member]
    private let prefixed: [UInt64: [Member]]
    private let raw: [Member]

    /// - Parameter make: makes a key ready that is for this kind of work.
    /// - Throws: `wrongPrimitive` for an enabled key of another kind, and what reading and making it throws. Keys that
    ///   are not enabled are not looked at.
    init(
        _ keyset: Keyset, for primitive: KeyPrimitive,
        _ make: (TypedKey) throws(ProtectionKeysError) -> Primitive
    ) throws(ProtectionKeysError) {
        var members: [Member] = []
        for entry in keyset.entries where entry.status == .enabled {
            let key = try entry.typedKey()
            guard key.type.primitive == primitive else {
                throw ProtectionKeysError(
                    .wrongPrimitive, "a key of type \(key.type.rawValue) is for \(key.type.primitive.rawValue)",
                    keyID: entry.id)
            }
            do throws(ProtectionKeysError) {
                try members.append(Member(keyID: entry.id, prefix: entry.prefix, primitive: make(key)))
            } catch {
                throw error.of(entry.id)
            }
        }
        self.members = members
        primary = members.first { $0.keyID == keyset.primaryKeyID }!  // A keyset's primary is enabled.
        raw = members.filter { $0.prefix.number(of: $0.keyID) == nil }
        prefixed = Dictionary(
            grouping: members.filter { $0.prefix.number(of: $0.keyID) != nil },
            by: { $0.prefix.number(of: $0.keyID)! })
    }

    /// Calls `body` with the keys that may have written `output`, and with what stands behind their prefix, until it
    /// succeeds.
    ///
    /// A key that needs more room than there is is passed over like one that did not write the output, since another
    /// may need less.
    ///
    /// - Throws: when no key is left, `outputTooSmall` if that kept one from being tried, else `authenticationFailed`.
    func trying<Result>(
        _ output: Span<UInt8>, _ body: (Member, Span<UInt8>) throws(ProtectionKeysError) -> Result
    ) throws(ProtectionKeysError) -> Result {
        var failure = ProtectionKeysError.authenticationFailed
        if let number = OutputPrefix.number(in: output), let members = prefixed[number] {
            for member in members {
                if let result = try attempt(member, output.extracting(5...), &failure, body) { return result }
            }
        }
        for member in raw {
            if let result = try attempt(member, output, &failure, body) { return result }
        }
        throw failure
    }

    private func attempt<Result>(
        _ member: Member, _ output: Span<UInt8>, _ failure: inout ProtectionKeysError,
        _ body: (Member, Span<UInt8>) throws(ProtectionKeysError) -> Result
    ) throws(ProtectionKeysError) -> Result? {
        do throws(ProtectionKeysError) {
            return try body(member, output)
        } catch  where error.code == .authenticationFailed {
            return nil
        } catch  where error.code == .outputTooSmall {
            failure = error
            return nil
        }
    }
}
