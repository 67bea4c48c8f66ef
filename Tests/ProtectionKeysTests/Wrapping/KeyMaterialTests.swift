import ProtectionKeys
import TestSupport
import Testing

@Suite("Key material")
struct KeyMaterialTests {
    @Test("holds the bytes it was given, and equals what has the same", arguments: [0, 1, 32, 5000])
    func content(count: Int) throws {
        let bytes = [UInt8](repeating: 7, count: count)
        let material = try KeyMaterial(bytes)
        #expect(material.count == count)
        #expect(material.withBytes { span in span.indices.map { span[$0] } } == bytes)
        #expect(try material == KeyMaterial(bytes.span))
        #expect(try material != KeyMaterial(bytes + [7]))
        if count > 0 { #expect(try material != KeyMaterial(bytes.flipping(bit: 8 * count - 1))) }
    }
}
