import Testing

@testable import CedarPolicy

@Suite("Strings of Cedar")
struct CedarStringTests {
    @Test("are compared by their bytes, not by what they look like")
    func bytes() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        #expect(CedarString(composed) != CedarString(decomposed))
        #expect(CedarString("\u{212A}") != CedarString("K"))
        #expect(CedarString("long enough to stand on the heap") == "long enough to stand on the heap")
        #expect(
            EntityUID(type: QualifiedName(unchecked: "A"), id: "\u{E9}")
                != EntityUID(type: QualifiedName(unchecked: "A"), id: "e\u{301}"))
    }

    @Test("are hashed under the process's seed, as all values are: no collisions can be prepared")
    func hashes() throws {
        for value: Int64 in [0, 1, -1, .max, .min, Int64(bitPattern: 0xD6E8_FEB8_6659_FD93)] {
            let word = UInt64(bitPattern: value)
            let values: [CedarValue] = [
                .long(value), .decimal(CedarDecimal(tenThousandths: value)),
                .datetime(CedarDatetime(milliseconds: value)), .duration(CedarDuration(milliseconds: value)),
            ]
            // Other than without a seed, and of each kind another.
            for (kind, value) in zip([2, 3, 4, 5] as [UInt64], values) {
                #expect(value.contentHash != CedarString.mix(kind, word))
            }
            #expect(Set(values.map(\.contentHash)).count == 4)
        }
        // The constants of the mixing function as an address's halves.
        for prefix in ["9e37:79b9:7f4a:7c15", "d6e8:feb8:6659:fd93", "::"] {
            let addresses = try (1...1000).map { number in
                let low = String(number, radix: 16)
                let text = prefix == "::" ? "::\(low):0" : "\(prefix)::\(low)"
                return CedarValue.ip(try #require(CedarIPAddress(text)))
            }
            #expect(Set(addresses.map(\.contentHash)).count == 1000)
            #expect(CedarSet(addresses).count == 1000)
        }
    }
}
