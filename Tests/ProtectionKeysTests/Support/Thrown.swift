import ProtectionKeys
import TestSupport

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> ProtectionKeysError? {
    failure(of: body) as? ProtectionKeysError
}

/// The same of what waits.
func thrownLater<Result>(by body: () async throws -> Result) async -> ProtectionKeysError? {
    await failure(of: body) as? ProtectionKeysError
}
