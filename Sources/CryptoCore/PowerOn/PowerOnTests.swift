import Synchronization

/// Known-answer tests of every primitive, run once, before the first use in a process.
///
/// All or nothing: when one fails (a broken or replaced libcrypto, a miscompiled build, faulty hardware), no primitive
/// can be made any more in this process: every initializer throws `selfTestFailed`. Wrong cryptography would destroy
/// data or give it away; a service that stops does neither.
package enum PowerOnTests {
    /// Throws when a test has failed; costs one load and a branch after the first call.
    @inline(__always)
    static func require() throws(CryptoCoreError) {
        if let failure = outcome { throw failure }
    }

    /// Runs the tests now instead of at the first use, so that a service can refuse to start.
    package static func run() throws(CryptoCoreError) { try require() }

    /// Makes one answer count as wrong. Only of use before the tests ran, and only for testing that they lock.
    package static func insecureForceFailure(of primitive: Primitive) {
        forcedFailure.store(primitive.rawValue, ordering: .sequentiallyConsistent)
    }

    /// What is tested.
    package enum Primitive: Int, CaseIterable, Sendable {
        case aes = 1
        case aesGCM, xaes256GCM, aesCMAC, aesSIV, hmacSHA256, hmacSHA512, hkdf, scrypt, sha256, shake128, ed25519,
            random
    }

    private static let forcedFailure = Atomic<Int>(0)

    /// The first failure, or nil. Computed once.
    private static let outcome: CryptoCoreError? = {
        for primitive in Primitive.allCases {
            if let reason = failure(of: primitive) {
                return CryptoCoreError(
                    .selfTestFailed,
                    "the power-on test of \(primitive) failed (\(reason)): this process does no cryptography any more; "
                        + "check the installed libcrypto and the hardware")
            }
        }
        return nil
    }()

    /// Why a primitive must not be used, or nil.
    private static func failure(of primitive: Primitive) -> String? {
        if forcedFailure.load(ordering: .sequentiallyConsistent) == primitive.rawValue { return "forced by a test" }
        do throws(CryptoCoreError) {
            return try KnownAnswers.hold(for: primitive) ? nil : "wrong answer"
        } catch {
            return error.message
        }
    }
}
