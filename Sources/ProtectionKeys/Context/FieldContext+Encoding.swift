// Public for inlining: this is done for every value, in other modules.
public import CryptoCore

extension FieldContext {
    /// Bytes of the encoding.
    @inlinable
    package var encodedSize: Int { scope.count + Self.size(of: record) }

    /// Appends the encoding; there has to be room for ``encodedSize`` bytes.
    @inlinable
    @inline(__always)
    package func encode(into output: inout OutputSpan<UInt8>) {
        output.append(copying: scope.span)
        Self.append(record, to: &output)
    }

    /// The encoding up to the record.
    static func scope(tenant: String?, domain: String) -> [UInt8] {
        [UInt8](capacity: 1 + size(of: tenant) + size(of: domain)) { output in
            output.append(0x01)
            append(tenant, to: &output)
            append(domain, to: &output)
        }
    }

    /// Appends an absent part.
    @inlinable
    package static func appendAbsentPart(to output: inout OutputSpan<UInt8>) {
        output.append(bigEndian: UInt32.max)
    }

    /// Appends one part: its length and its bytes.
    @inlinable
    @inline(__always)
    package static func append(_ part: String?, to output: inout OutputSpan<UInt8>) {
        guard let part else { return appendAbsentPart(to: &output) }
        let bytes = part.utf8.span
        precondition(bytes.count <= maximumPartSize, "a part of a context has at most 2^32 - 2 bytes")
        output.append(bigEndian: UInt32(bytes.count))
        output.append(copying: bytes)
    }

    /// Bytes of one part.
    @inlinable
    package static func size(of part: String?) -> Int {
        4 + (part?.utf8.count ?? 0)
    }
}
