// Public for inlining: what is lent here is used for every value, in other modules.
public import CryptoCore

/// Derived keys, ready for work: for one purpose and label, by root key and context.
///
/// Every thread that works at the same time has a table of its own, which it looks up without a lock: a shared one
/// would cost as much as the encryption and would not scale. What a table lends is used by one thread at a time, so it
/// need not be safe for more. A table is bounded; what leaves it is wiped, as all of them are when the cache goes.
@usableFromInline
package final class SubkeyCache<Primitive: AnyObject>: Sendable {
    @usableFromInline package let tables: ExclusivePool<ExclusiveTable<Primitive>>
    @usableFromInline package let seed: UInt64
    private let root: RootKeyset
    private let purpose: SubkeyPurpose
    private let label: [UInt8]
    private let make: @Sendable (SecretBytes) throws(CryptoCoreError) -> Primitive

    /// - Parameter make: makes a key ready.
    package init(
        _ root: RootKeyset, _ purpose: SubkeyPurpose, label: [UInt8] = [],
        _ make: @escaping @Sendable (SecretBytes) throws(CryptoCoreError) -> Primitive
    ) {
        let capacity = root.cachedSubkeys
        tables = ExclusivePool { () throws(CryptoCoreError) in ExclusiveTable(capacity: capacity) }
        self.root = root
        self.purpose = purpose
        self.label = label
        self.make = make
        seed = UInt64.random(in: .min ... .max)
    }

    /// Runs `body` with a derived key, which must not leave it.
    ///
    /// - Parameters:
    ///   - keyID: an enabled key; see `RootKeyset.requireLive(_:)`.
    ///   - scope: the encoding of a context up to the record.
    /// - Complexity: O(scope) where the key is ready; a derivation otherwise.
    @inlinable
    package func withPrimitive<Result: ~Copyable>(
        of keyID: KeyID, scope: Span<UInt8>, _ body: (Primitive) throws(CryptoCoreError) -> Result
    ) throws(CryptoCoreError) -> Result {
        let number = keyID.rawValue
        let hash = ExclusiveTable<Primitive>.hash(number, scope, seed: seed)
        return try tables.withResource { (table) throws(CryptoCoreError) in
            if let primitive = table.find(hash, number, scope) { return try body(primitive) }
            let primitive = try derive(keyID, scope)
            table.insert(primitive, hash, number, scope)
            return try body(primitive)
        }
    }

    @usableFromInline
    package func derive(_ keyID: KeyID, _ scope: Span<UInt8>) throws(CryptoCoreError) -> Primitive {
        let label = label
        let subkey = try root.liveKey(keyID).subkey(purpose, scope: scope, label: label.span)
        return try make(subkey)
    }
}
