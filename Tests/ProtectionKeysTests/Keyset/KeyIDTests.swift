import ProtectionKeys
import Testing

@Suite("A key id")
struct KeyIDTests {
    @Test("is its number in decimal, and read from it", arguments: [0, 1, 4_294_967_295] as [UInt32])
    func text(number: UInt32) {
        #expect(KeyID(number).description == "\(number)")
        #expect(KeyID("\(number)") == KeyID(rawValue: number))
    }

    @Test("is not read from anything else", arguments: ["", "-1", "4294967296", "0x1", " 1", "1 ", "a"])
    func refused(text: String) {
        #expect(KeyID(text) == nil)
    }
}
