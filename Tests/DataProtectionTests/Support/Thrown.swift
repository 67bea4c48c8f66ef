import DataProtection
import TestSupport

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result>(by body: () throws -> Result) -> DataProtectionError? { failure(of: body) as? DataProtectionError }

/// Its code.
func code<Result>(_ body: () throws -> Result) -> DataProtectionError.Code? { thrown(by: body)?.code }

/// The same of what takes its time.
func thrown<Result>(by body: () async throws -> Result) async -> DataProtectionError? {
    await failure(of: body) as? DataProtectionError
}
