import TestSupport
import Testing

@testable import CryptoCore

@Suite("Wiping")
struct WipingTests {
    @Test("leaves zeros in an array of bytes", arguments: [0, 1, 15, 16, 1000])
    func bytes(count: Int) {
        var array = [UInt8](repeating: 0xff, count: count)
        wipe(&array)
        #expect(array == [UInt8](repeating: 0, count: count))
    }

    @Test("leaves zeros in wider elements, to the last byte")
    func words() {
        var words = [UInt64](repeating: .max, count: 33)
        wipe(&words)
        #expect(words.allSatisfy { $0 == 0 })
        var blocks = [AESBlock](repeating: AESBlock(.max), count: 3)
        wipe(&blocks)
        #expect(blocks == [.zero, .zero, .zero])
    }

    @Test("leaves zeros in a span of wider elements, to the last byte")
    func spans() {
        var words = [UInt64](repeating: .max, count: 33)
        var span = words.mutableSpan
        wipe(&span)
        #expect(words.allSatisfy { $0 == 0 })
        var empty = MutableSpan<UInt64>()
        wipe(&empty)
    }

    @Test("of a part leaves the rest")
    func part() {
        var array = [UInt8](repeating: 0xff, count: 9)
        var span = array.mutableSpan
        var part = span._mutatingExtracting(2..<7)
        wipe(&part)
        #expect(array == [0xff, 0xff, 0, 0, 0, 0, 0, 0xff, 0xff])
    }

    @Test("leaves a copy that shares the storage as it is")
    func copy() {
        var array = [UInt8](repeating: 0xff, count: 9)
        let copy = array
        wipe(&array)
        #expect(array == [UInt8](repeating: 0, count: 9))
        #expect(copy == [UInt8](repeating: 0xff, count: 9))
    }
}
