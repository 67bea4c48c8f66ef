import ProtectionKeys
import Testing

@testable import Masking

@Suite("Personas")
struct PersonaTests {
    private func text(_ field: PersonaField, _ script: FakeScript, _ subject: String, _ root: RootKeyset) throws
        -> String
    {
        try KeyedMasking(.persona(field, script: script), root)("x", subject: subject, context: Contexts.customer)
    }

    @Test("are one person in all their fields", arguments: FakeScript.allCases)
    func coherent(_ script: FakeScript) throws {
        let root = try fixedRoot(9)
        for subject in ["1", "2", "3", "customer 4711"] {
            func text(_ field: PersonaField) throws -> String { try self.text(field, script, subject, root) }
            let (given, family, user) = (try text(.given), try text(.family), try text(.user))
            let name = try text(.name)
            #expect(script.familyFirst ? name.hasPrefix(family) && name.hasSuffix(given) : name == given + " " + family)
            #expect(try text(.email).hasPrefix(user + "@example."))
            #expect(user.utf8.allSatisfy { $0 == 0x2E || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 })
            #expect(try text(.phone).hasPrefix("+1"))
            if script == .latin {
                #expect(user.hasPrefix(LatinFolding.folded(given) + "." + LatinFolding.folded(family)))
            }
        }
    }

    @Test("have user names of ASCII letters for every name there is")
    func folding() {
        for (name, folded) in zip(PersonNames.latin.given.words, LatinFolding.names.given.words) {
            #expect(folded.utf8.allSatisfy { $0 &- 0x61 < 26 } && folded.utf8.count >= name.count, "\(name)")
        }
        for (name, folded) in zip(PersonNames.latin.family.words, LatinFolding.names.family.words) {
            #expect(folded.utf8.allSatisfy { $0 &- 0x61 < 26 } && folded.utf8.count >= name.count, "\(name)")
        }
        #expect(LatinFolding.folded("Großmann") == "grossmann")
        #expect(LatinFolding.folded("Ørsted") == "orsted")
        #expect(LatinFolding.folded("Þóra") == "thora")
    }

    @Test("are others for other subjects")
    func others() throws {
        let root = try fixedRoot(9)
        var names: Set<String> = []
        for subject in 0..<200 { names.insert(try text(.email, .latin, "\(subject)", root)) }
        #expect(names.count == 200)
    }
}
