import TestSupport
import Testing

@testable import Tokenization

@Suite("Base 62")
struct Base62Tests {
    private static func digits(_ bytes: [UInt8]) -> String { String(decoding: array(bytes), as: UTF8.self) }

    private static func array(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](capacity: Base62.maximumDigits(bytes.count)) { Base62.append(bytes.span, to: &$0) }
    }

    private static func read(_ digits: String) -> [UInt8]? { Base62.bytes(of: Array(digits.utf8).span) }

    @Test("writes and reads the reference cases")
    func vectors() throws {
        for each in try TokenizationVectors.all.base62 {
            #expect(Self.digits(bytes(each.bytes)) == each.digits, "case \(each.id)")
            #expect(Self.read(each.digits) == bytes(each.bytes), "case \(each.id)")
        }
    }

    @Test("comes back for every size, with room as promised", arguments: Seed.all)
    func roundTrip(seed: Seed) {
        var generator = seed.generator
        for size in Array(1...200) + [500, 1000, 2048, 4096] {
            var bytes = generator.bytes(size)
            bytes[0] = bytes[0] | 1
            if size % 3 == 0 { for index in 1..<size { bytes[index] = generator.next() % 2 == 0 ? 0 : 0xFF } }
            let digits = Self.array(bytes)
            #expect(digits.first != 0x30)
            #expect(digits.count <= Base62.maximumDigits(size))
            #expect(size <= Base62.maximumBytes(digits.count))
            #expect(Base62.bytes(of: digits.span) == bytes)
        }
    }

    @Test("keeps within the bounds at the ends of every size")
    func bounds() {
        for size in 1...300 {
            let most = [UInt8](repeating: 0xFF, count: size)
            #expect(Self.array(most).count <= Base62.maximumDigits(size))
            let digits = [UInt8](repeating: 0x7A, count: size)
            #expect(Base62.bytes(of: digits.span)!.count <= Base62.maximumBytes(size))
        }
    }

    @Test("fills up with zeros, to six digits of 32 bits")
    func sixDigits() {
        func text(_ number: UInt32) -> String { String(decoding: Base62.sixDigits(of: number), as: UTF8.self) }
        for number in [0, 1, 61, 62, .max] as [UInt32] {
            #expect(Base62.number(ofSixDigits: Base62.sixDigits(of: number).span) == UInt64(number))
        }
        #expect(Base62.number(ofSixDigits: "4gfFC4".utf8.span) == 1 << 32)
        #expect(Base62.number(ofSixDigits: "00000".utf8.span) == nil)
        #expect(Base62.number(ofSixDigits: "00000_".utf8.span) == nil)
        #expect(text(0) == "000000")
        #expect(text(61) == "00000z")
        #expect(text(62) == "000010")
        #expect(text(.max) == "4gfFC3")
        #expect(Self.digits([0]) == "0")
        #expect(Self.digits([61]) == "z")
        #expect(Self.digits([62]) == "10")
    }

    @Test(
        "refuses what is no digit",
        arguments: ["", "_", "a_", "é", "１", "a b", "/", ":", "@", "[", "`", "{", "\0", "a\n"])
    func foreign(_ text: String) { #expect(Self.read(text) == nil) }
}

extension Base62 {
    static func sixDigits(of number: UInt32) -> [UInt8] {
        [UInt8](capacity: 6) { appendSixDigits(of: number, to: &$0) }
    }
}
