import Foundation
import Testing

@testable import Masking

@Suite("Presets of peers")
struct PresetTests {
    private struct Presidio: Decodable {
        struct Case: Decodable {
            let text: String
            let count: Int
            let pad: Character
            let fromEnd: Bool
            let peer: String
            let strict: String

            enum CodingKeys: String, CodingKey { case text, count, pad, fromEnd, peer, strict }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                text = try values.decode(String.self, forKey: .text)
                count = try values.decode(Int.self, forKey: .count)
                pad = Character(try values.decode(String.self, forKey: .pad))
                fromEnd = try values.decode(Bool.self, forKey: .fromEnd)
                peer = try values.decode(String.self, forKey: .peer)
                strict = try values.decode(String.self, forKey: .strict)
            }
        }

        struct Clusters: Decodable {
            let text: String
            let count: Int
            let peer: String
        }

        struct Replaced: Decodable {
            let entity: String
            let peer: String
        }

        let mask: [Case]
        let clusters: [Clusters]
        let replace: [Replaced]
    }

    private struct Peers: Decodable {
        struct Case: Decodable {
            let mask: String
            let value: String
            let peer: String
            let strict: String
        }

        let cases: [Case]
    }

    private func read<Document: Decodable>(_ name: String) throws -> Document {
        let url = URL(filePath: #filePath).appending(path: "../../../Vectors/masking/\(name)").standardizedFileURL
        return try JSONDecoder().decode(Document.self, from: Data(contentsOf: url))
    }

    @Test("Presidio's mask, wherever it shows no more than the law lets")
    func presidio() throws {
        let cases: Presidio = try read("presidio.json")
        var same = 0
        for item in cases.mask {
            let mask = Mask.presidioMaskStrict(
                charactersToMask: item.count, maskingCharacter: item.pad, isFromEnd: item.fromEnd)
            #expect(mask(item.text) == item.strict, "\(item)")
            if item.strict == item.peer { same += 1 }
        }
        #expect(cases.mask.count == 2128 && same == 1046)
        for item in cases.replace { #expect(Mask.presidioReplace(item.entity)("x") == item.peer) }
        // Presidio shows parts of clusters.
        for item in cases.clusters {
            let masked = Mask.presidioMaskStrict(charactersToMask: item.count, maskingCharacter: "*", isFromEnd: false)(
                item.text)
            #expect(masked.count == item.text.count)
            #expect(Array(masked.suffix(item.text.count / 2 - 2)).allSatisfy { $0 == "*" || item.text.contains($0) })
        }
    }

    @Test("What the documentation of the peers says")
    func peers() throws {
        let peers: Peers = try read("peers.json")
        for item in peers.cases { #expect(try Mask(item.mask)(item.value) == item.strict, "\(item)") }
        #expect(peers.cases.count > 50)
    }

    @Test("Presets of other types than text")
    func types() throws {
        let day = try #require(CivilDate("2076-07-20"))
        #expect(Mask.bigQueryDateYear(.date(day)) == .date(try #require(CivilDate("2076-01-01"))))
        #expect(Mask.bigQueryDefault(.date(day)) == .date(try #require(CivilDate("1970-01-01"))))
        #expect(Mask.bigQueryDefault(.boolean(true)) == .boolean(false))
        #expect(Mask.bigQueryNull(.integer(5)) == .null)
        #expect(Mask.sqlServerDefault(.date(day)) == .date(try #require(CivilDate("1900-01-01"))))
        #expect(Mask.sqlServerDefault(.bytes([1, 2])) == .bytes([0x30]))
        #expect(Mask.sqlServerDefault(.integer(5)) == .integer(0))
        #expect(Mask.oracleFull("Ada") == " ")
        #expect(Mask.oracleFull(.date(day)) == .date(try #require(CivilDate("2001-01-01"))))
        #expect(Mask.sqlServerPartialStrict(1, "xxxxx", 1) == .partial(1, "xxxxx", 1))
        #expect(Mask.postgreSQLAnonymizerPartialStrict(1, "*", 1) == .partial(1, "*", 1))
        #expect(try Mask.oraclePartialStrict(format: "VV,VV,*,1,1")("ab") == "**")
        let telephone = try Mask.goMaskerTelephoneStrict()
        #expect(telephone("(02) 2799-3078") == "(*2)2799-****")
        #expect(telephone("0227993078") == "(*2)2799-****")
        #expect(telephone("2799-3078") == "2799-****")
        #expect(telephone("123") == "***" && telephone("022799307812345") == "***************")
        #expect(try Mask(telephone.description) == telephone)
        #expect(Mask.hiveShowLastStrict() == .classes(last: 4))
        #expect(try Mask.googleDLPMaskStrict()("555-0123") == "********")
        #expect(
            try Mask.googleDLPMaskStrict(numberToMask: 5, isReversed: true, charactersToIgnore: "-")("555-555-5555")
                == "555-55*-****")
        #expect(throws: MaskingError.self) { try Mask.googleDLPMaskStrict(charactersToIgnore: "5") }
    }

    @Test(
        "A format of Oracle's that is none is refused",
        arguments: [
            "", "V,V,*,1", "V,V,**,1,1", "V,V,*,0,1", "V,V,*,2,1", "V,V,*,1,2", "X,V,*,1,1", "V,VV,*,1,1", "F,F,*,1,1",
            "V,V\u{202E},*,1,1",
        ])
    func oracle(_ format: String) {
        #expect(throws: MaskingError.self) { try Mask.oraclePartialStrict(format: format) }
    }
}
