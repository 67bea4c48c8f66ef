import CryptoCore

/// The part of the Protocol Buffers wire format that Tink's messages need: no groups written, no packed lists.
///
/// Reading is lenient as the format asks: unknown fields are passed over, the last of several values counts. Bytes are
/// handed out as ranges of the message, so that secrets are not copied on the way.
///
/// ## Specification
/// Protocol Buffers, "Encoding".
enum Protobuf {
    /// What stands in a field.
    enum Value {
        case number(UInt64)
        case bytes(Range<Int>)
    }

    /// Calls `body` with every field of a message that is a number or bytes.
    ///
    /// - Throws: `malformedKeyset` with the offset of what is wrong; what `body` throws.
    static func read(
        _ message: Span<UInt8>, _ body: (_ field: UInt64, _ value: Value) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) {
        var offset = 0
        /// Groups that are open. They are long deprecated, and passed over.
        var groups: [UInt64] = []
        while offset < message.count {
            let start = offset
            let tag = try varint(message, &offset)
            let field = tag >> 3
            guard field > 0, field < 1 << 29 else { throw malformed(start, "a field number that cannot be") }
            switch tag & 7 {
            case 0:
                let number = try varint(message, &offset)
                if groups.isEmpty { try body(field, .number(number)) }
            case 1: try skip(8, message, &offset)
            case 2:
                let count = try varint(message, &offset)
                guard count <= UInt64(message.count - offset) else {
                    throw malformed(start, "a field that ends too late")
                }
                let end = offset + Int(count)
                if groups.isEmpty { try body(field, .bytes(offset..<end)) }
                offset = end
            case 3:
                groups.append(field)
            case 4:
                guard groups.popLast() == field else { throw malformed(start, "the end of a group that is not open") }
            case 5: try skip(4, message, &offset)
            default: throw malformed(start, "an unknown wire type")
            }
        }
        guard groups.isEmpty else { throw malformed(offset, "a group without an end") }
    }

    private static func skip(
        _ count: Int, _ message: Span<UInt8>, _ offset: inout Int
    ) throws(ProtectionKeysError) {
        guard count <= message.count - offset else { throw malformed(offset, "a field that ends too late") }
        offset += count
    }

    /// Seven bits a byte, the lowest first, in at most ten bytes.
    private static func varint(
        _ message: Span<UInt8>, _ offset: inout Int
    ) throws(ProtectionKeysError) -> UInt64 {
        var number: UInt64 = 0
        let start = offset
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard offset < message.count else { throw malformed(start, "a number that does not end") }
            let byte = message[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw malformed(start, "a number of more than 64 bits")
    }

    private static func malformed(_ offset: Int, _ what: String) -> ProtectionKeysError {
        ProtectionKeysError(.malformedKeyset, "not a binary keyset: \(what), at byte \(offset)")
    }
}

/// Writing: fields in the order of their numbers, zero and empty left out, as the reference does.
extension Protobuf {
    static func size(ofNumber number: UInt64, field: UInt64) -> Int {
        number == 0 ? 0 : varintSize(field << 3) + varintSize(number)
    }

    /// - Parameter always: whether an empty value is written too, as it is for a message.
    static func size(ofBytes count: Int, field: UInt64, always: Bool = false) -> Int {
        count == 0 && !always ? 0 : varintSize(field << 3) + varintSize(UInt64(count)) + count
    }

    static func write(_ number: UInt64, field: UInt64, to output: inout OutputSpan<UInt8>) {
        if number == 0 { return }
        writeVarint(field << 3, to: &output)
        writeVarint(number, to: &output)
    }

    /// What stands before `count` bytes.
    static func writeHeader(ofBytes count: Int, field: UInt64, to output: inout OutputSpan<UInt8>) {
        writeVarint(field << 3 | 2, to: &output)
        writeVarint(UInt64(count), to: &output)
    }

    static func write(_ bytes: Span<UInt8>, field: UInt64, to output: inout OutputSpan<UInt8>) {
        if bytes.isEmpty { return }
        writeHeader(ofBytes: bytes.count, field: field, to: &output)
        output.append(copying: bytes)
    }

    private static func varintSize(_ number: UInt64) -> Int { max(1, (70 - number.leadingZeroBitCount) / 7) }

    private static func writeVarint(_ number: UInt64, to output: inout OutputSpan<UInt8>) {
        var rest = number
        while rest >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }
}
