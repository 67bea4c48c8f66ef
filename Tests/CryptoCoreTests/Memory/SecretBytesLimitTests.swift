import Testing

@testable import CryptoCore

@Suite("Secret bytes that must not be made")
struct SecretBytesLimitTests {
    @Test("A negative count is a programmer's error")
    func negative() async {
        await #expect(processExitsWith: .failure) { _ = try SecretBytes.initializing(count: -1) { _ in } }
    }

    @Test("No keys are drawn after a power-on test failed", arguments: PowerOnTests.Primitive.allCases)
    func locked(primitive: PowerOnTests.Primitive) async {
        await #expect(processExitsWith: .success) { [number = primitive.rawValue as Int] in
            PowerOnTests.insecureForceFailure(of: try #require(PowerOnTests.Primitive(rawValue: number)))
            #expect(thrown { try SecretBytes.random(count: 32) }?.code == .selfTestFailed)
        }
    }
}
