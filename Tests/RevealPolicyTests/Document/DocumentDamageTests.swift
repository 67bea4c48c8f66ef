#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("A damaged document is read, or refused with places; never more")
    struct DocumentDamageTests {
        @Test("The example, damaged", arguments: 0..<20)
        func damaged(seed: UInt64) throws {
            var random = DocumentGenerator(seed: 1000 + seed)
            let original = try SupportDesk.yaml()
            for _ in 0..<25 {
                let bytes = Self.damage(original, &random)
                do {
                    _ = try RevealDocument(yaml: bytes)
                } catch {
                    #expect(!error.faults.isEmpty)
                    for fault in error.faults {
                        let span = try #require(fault.span, "\(fault)")
                        #expect(span.start.offset <= span.endOffset && span.endOffset <= bytes.count)
                        #expect(span.start.line >= 1 && span.start.column >= 1)
                    }
                    let offsets = error.faults.compactMap { $0.span?.start.offset }
                    #expect(offsets == offsets.sorted())
                }
            }
        }

        /// One to three damages: bits, cuts, lines that stand twice or are gone, and what YAML has signs for.
        private static func damage(_ original: [UInt8], _ random: inout DocumentGenerator) -> [UInt8] {
            var bytes = original
            for _ in 0..<random.number(1...3) where bytes.count > 2 {
                let place = random.number(0...(bytes.count - 1))
                switch random.number(0...6) {
                case 0: bytes[place] ^= 1 << UInt8(random.number(0...7))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...200)))
                case 2: bytes = Array(bytes[..<place])
                case 3: bytes.insert(random.one(of: Array("\n\t '\"&*!|>[]{}:,-?#%@`~=<\\".utf8)), at: place)
                case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 80)], at: place)
                case 5:
                    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
                    let line = random.number(0...(lines.count - 1))
                    if random.often() { lines.insert(lines[line], at: line) } else { lines.remove(at: line) }
                    bytes = Array(lines.joined(separator: [0x0A]))
                default: bytes.swapAt(place, random.number(0...(bytes.count - 1)))
                }
            }
            return bytes
        }
    }
#endif
