import CryptoCore

extension FieldContext {
    /// Bytes of the encoding.
    package var encodedSize: Int { scopeSize + Self.size(of: record) }

    /// Bytes of the encoding up to the record: what the keys depend on.
    package var scopeSize: Int { 1 + Self.size(of: tenant) + 4 + domain.utf8.count }

    /// Appends the encoding; there has to be room for ``encodedSize`` bytes.
    @inline(__always)
    package func encode(into output: inout OutputSpan<UInt8>) {
        encodeScope(into: &output)
        encodeRecord(into: &output)
    }

    /// Appends the encoding up to the record, ``scopeSize`` bytes.
    @inline(__always)
    package func encodeScope(into output: inout OutputSpan<UInt8>) {
        output.append(0x01)
        Self.append(tenant, to: &output)
        Self.append(domain, to: &output)
    }

    /// Appends the rest, behind the scope.
    @inline(__always)
    package func encodeRecord(into output: inout OutputSpan<UInt8>) { Self.append(record, to: &output) }

    /// Appends an absent part.
    package static func appendAbsentPart(to output: inout OutputSpan<UInt8>) {
        output.append(bigEndian: UInt32.max)
    }

    private static func size(of part: String?) -> Int { 4 + (part?.utf8.count ?? 0) }

    /// Appends one part: its length and its bytes.
    @inline(__always)
    package static func append(_ part: String?, to output: inout OutputSpan<UInt8>) {
        guard let part else { return appendAbsentPart(to: &output) }
        let bytes = part.utf8.span
        output.append(bigEndian: UInt32(bytes.count))
        output.append(copying: bytes)
    }
}
