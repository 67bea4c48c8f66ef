import FormatPreservingEncryption
import TestSupport
import Testing

@Suite("FF1 keys")
struct FF1KeyTests {
    @Test("A key never prints its bytes")
    func doesNotPrint() throws {
        let key = try FF1Key(Array("SixteenByteKey!!".utf8))
        let dumped = TestSupport.dumped(key)
        for rendering in ["\(key)", String(reflecting: key), String(describing: key), key.debugDescription, dumped] {
            #expect(!rendering.contains("Sixteen"))
            #expect(!rendering.contains("53") && !rendering.contains("83"))
        }
        #expect(Mirror(reflecting: key).children.isEmpty)
    }

    @Test("Keys are equal by their bytes")
    func equality() throws {
        let bytes = [UInt8](0..<32)
        #expect(try FF1Key(bytes) == FF1Key(bytes))
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 0x80
            #expect(try FF1Key(bytes) != FF1Key(other))
        }
        #expect(try FF1Key(Array(bytes[..<16])) != FF1Key(bytes))
        #expect(try FF1Key.random() != FF1Key.random())
    }

    @Test("A random key has 32 bytes")
    func random() throws { #expect(try FF1Key.random().count == 32) }
}
