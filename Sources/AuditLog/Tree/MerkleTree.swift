import CryptoCore

/// The hashes of RFC 6962's tree.
///
/// ## Specification
/// RFC 6962, section 2.1; RFC 9162, section 2.1.1.
public enum MerkleTree {
    /// MTH({}): the root of a tree without leaves, SHA-256 of nothing.
    ///
    /// - Throws: `cryptographyFailed`.
    public static func emptyRoot() throws(AuditLogError) -> MerkleHash {
        try AuditLogError.converting { () throws(CryptoCoreError) in MerkleHash(try SHA256.digest(Span())) }
    }

    /// MTH({d(0)}) = SHA-256(0x00 || d(0)): the hash of a leaf.
    ///
    /// - Parameter line: what the leaf is: a record's line without the newline at its end.
    /// - Returns: the hash.
    /// - Throws: `cryptographyFailed`.
    public static func leafHash(_ line: Span<UInt8>) throws(AuditLogError) -> MerkleHash {
        let prefix: InlineArray<1, UInt8> = [0x00]
        do throws(CryptoCoreError) {
            return MerkleHash(try SHA256.digest(prefix.span, line))
        } catch {
            throw AuditLogError(error)
        }
    }

    /// SHA-256(0x01 || left || right): the hash of a node.
    ///
    /// - Parameters:
    ///   - left: the hash of the left, full subtree.
    ///   - right: the hash of the right subtree.
    /// - Returns: the hash.
    /// - Throws: `cryptographyFailed`.
    public static func nodeHash(_ left: MerkleHash, _ right: MerkleHash) throws(AuditLogError) -> MerkleHash {
        var message = InlineArray<65, UInt8>(repeating: 0x01)
        var target = message.mutableSpan
        let (first, second) = (left.storage, right.storage)
        for offset in stride(from: 0, to: MerkleHash.size, by: 8) {
            target.setLittleEndianWord(first.span.littleEndianWord(at: offset), at: 1 + offset)
            target.setLittleEndianWord(second.span.littleEndianWord(at: offset), at: 33 + offset)
        }
        do throws(CryptoCoreError) {
            return MerkleHash(try SHA256.digest(message.span))
        } catch {
            throw AuditLogError(error)
        }
    }
}
