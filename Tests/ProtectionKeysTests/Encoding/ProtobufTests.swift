import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("Protocol Buffers")
struct ProtobufTests {
    private enum Field: Equatable {
        case number(UInt64, UInt64)
        case bytes(UInt64, [UInt8])
    }

    /// What `read` hands out, in order.
    private func fields(_ message: [UInt8]) throws(ProtectionKeysError) -> [Field] {
        var fields: [Field] = []
        try Protobuf.read(message.span) { (field, value) throws(ProtectionKeysError) in
            switch value {
            case .number(let number): fields.append(.number(field, number))
            case .bytes(let range): fields.append(.bytes(field, Array(message[range])))
            }
        }
        return fields
    }

    private func varint(_ number: UInt64, padded: Int = 0) -> [UInt8] {
        var (rest, bytes): (UInt64, [UInt8]) = (number, [])
        repeat {
            bytes.append(UInt8(rest % 128))
            rest /= 128
        } while rest > 0
        while bytes.count < padded { bytes.append(0) }
        for index in 0..<bytes.count - 1 { bytes[index] += 128 }
        return bytes
    }

    private func encoded(_ field: Field, padded: Int = 0) -> [UInt8] {
        switch field {
        case .number(let field, let number): varint(field * 8) + varint(number, padded: padded)
        case .bytes(let field, let bytes): varint(field * 8 + 2) + varint(UInt64(bytes.count), padded: padded) + bytes
        }
    }

    /// Those around every power of two.
    private static let numbers: [UInt64] = (0..<64).flatMap { (bit: UInt64) -> [UInt64] in
        let power: UInt64 = 1 << bit
        return [power, power - 1, power + 1, UInt64.max - power]
    }

    @Test("writes and reads numbers of every size, and reads them with needless bytes")
    func numbers() throws {
        for number in Self.numbers where number > 0 {
            for field: UInt64 in [1, 15, 16, 2047, 2048, 1 << 29 - 1] {
                let written = [UInt8](capacity: 32) { Protobuf.write(number, field: field, to: &$0) }
                #expect(written == encoded(.number(field, number)))
                #expect(written.count == Protobuf.size(ofNumber: number, field: field))
                #expect(try fields(written) == [.number(field, number)])
                #expect(try fields(encoded(.number(field, number), padded: 10)) == [.number(field, number)])
            }
        }
        #expect([UInt8](capacity: 8) { Protobuf.write(0, field: 1, to: &$0) } == [])
        #expect(Protobuf.size(ofNumber: 0, field: 1) == 0)
    }

    @Test("writes and reads bytes of every length up to three bytes of length")
    func bytes() throws {
        for count in [0, 1, 127, 128, 129, 16383, 16384, 20000] {
            let content = [UInt8](repeating: 0x5a, count: count)
            let written = [UInt8](capacity: count + 8) { Protobuf.write(content.span, field: 3, to: &$0) }
            #expect(written == (count == 0 ? [] : encoded(.bytes(3, content))))
            #expect(written.count == Protobuf.size(ofBytes: count, field: 3))
            if count > 0 { #expect(try fields(written) == [.bytes(3, content)]) }
        }
        #expect(Protobuf.size(ofBytes: 0, field: 3, always: true) == 2)
        #expect([UInt8](capacity: 8) { Protobuf.writeHeader(ofBytes: 0, field: 3, to: &$0) } == [0x1a, 0])
    }

    @Test("reads what a reference wrote, with whatever else stands between", arguments: Seed.all)
    func random(seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<300 {
            var (message, expected): ([UInt8], [Field]) = ([], [])
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let number = UInt64.random(in: 1..<1 << 29, using: &random)
                switch Int.random(in: 0...5, using: &random) {
                case 0, 1:
                    expected.append(.number(number, random.next() >> UInt64.random(in: 0...63, using: &random)))
                    message += encoded(expected.last!, padded: Int.random(in: 0...10, using: &random))
                case 2, 3:
                    expected.append(.bytes(number, random.bytes(upTo: 200)))
                    message += encoded(expected.last!, padded: Int.random(in: 0...10, using: &random))
                case 4: message += varint(number << 3 | 1) + random.bytes(8)
                default: message += varint(number << 3 | 5) + random.bytes(4)
                }
            }
            #expect(try fields(message) == expected)
            // Cut anywhere, it is malformed or a message of fewer fields.
            for count in 0..<message.count {
                do throws(ProtectionKeysError) {
                    let fewer = try fields(Array(message.prefix(count)))
                    #expect(fewer == Array(expected.prefix(fewer.count)))
                } catch {
                    #expect(error.code == .malformedKeyset)
                }
            }
        }
    }

    @Test("passes over groups with all that is in them")
    func groups() throws {
        // Field 1: 5; group 2 with field 1: 6, bytes, group 3 and fixed numbers; field 4: 7.
        let inner = bytesOf("08 06 0A 02 FF FF 1B 08 09 1C 0D 01 02 03 04 09 01 02 03 04 05 06 07 08")
        #expect(try fields([0x08, 5, 0x13] + inner + [0x14, 0x20, 7]) == [.number(1, 5), .number(4, 7)])
        let deep = [UInt8](repeating: 0x13, count: 500_000) + [UInt8](repeating: 0x14, count: 500_000)
        #expect(try fields(deep + [0x20, 7]) == [.number(4, 7)])
    }

    private func bytesOf(_ hex: String) -> [UInt8] { TestSupport.bytes(hex) }

    @Test(
        "is malformed",
        arguments: [
            ("00 00", "field 0"), ("02 00", "bytes of field 0"), ("80 80 80 80 10 00", "field 2^29"),
            ("0E", "wire type 6"), ("0F", "wire type 7"), ("0C", "a group's end"), ("0B", "a group without an end"),
            ("0B 14", "another group's end"), ("0B 0C 0C", "one end too many"), ("0B 13 0C 14", "groups that cross"),
            ("08", "a tag alone"), ("08 80", "half a number"), ("80", "half a tag"),
            ("08 80 80 80 80 80 80 80 80 80 80 00", "eleven bytes"),
            ("08 FF FF FF FF FF FF FF FF FF FF 01", "eleven bytes, all ones"), ("0A 01", "no bytes"),
            ("0A 02 00", "bytes too few"), ("0A FF FF FF FF FF FF FF FF 7F", "2^63 - 1 bytes"),
            ("0A FF FF FF FF FF FF FF FF FF 01", "2^64 - 1 bytes"), ("09 00 00 00 00 00 00 00", "half of 64 bits"),
            ("0D 00 00 00", "half of 32 bits"), ("0B 0A 05 00 0C", "bytes over a group's end"),
        ])
    func malformed(message: String, what: String) {
        let error = thrown { try fields(TestSupport.bytes(message)) }
        #expect(error?.code == .malformedKeyset)
        #expect(error?.message.contains("at byte") == true)
    }
}
