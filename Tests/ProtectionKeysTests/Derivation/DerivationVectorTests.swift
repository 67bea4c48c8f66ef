import CryptoCore
import Testing

@testable import ProtectionKeys

@Suite("Contexts and derived keys of the reference file")
struct DerivationVectorTests {
    @Test("contexts are encoded alike", arguments: try DerivationVectors.cases(\.contexts))
    func contexts(entry: ContextCase) {
        let context = FieldContext(tenant: entry.tenant, domain: entry.domain, record: entry.record)
        let encoded = [UInt8](capacity: context.encodedSize) { context.encode(into: &$0) }
        #expect(encoded == unhexed(entry.encoded))
    }

    @Test("keys are derived alike", arguments: try DerivationVectors.cases(\.derivations))
    func derivations(entry: DerivationCase) throws {
        let purpose = try #require(SubkeyPurpose(rawValue: entry.purpose))
        let context = FieldContext(tenant: entry.tenant, domain: entry.domain, record: "not a part of it")
        let scope = context.scope
        let key = try RootKey(id: 1, bytes: try SecretBytes(copying: unhexed(entry.root).span))
        let subkey = try key.subkey(purpose, scope: scope.span, label: unhexed(entry.label).span)
        #expect(subkey.withBytes { bytes in bytes.indices.map { bytes[$0] } } == unhexed(entry.subkey))
        #expect(subkey.count == purpose.keySize)
    }

    @Test("there is a purpose for each byte from 1 to 8, and each is in the file")
    func purposes() throws {
        #expect(SubkeyPurpose.allCases.map(\.rawValue) == Array(1...8))
        #expect(try Set(DerivationVectors.cases(\.derivations).map(\.purpose)) == Set(1...8))
    }
}
