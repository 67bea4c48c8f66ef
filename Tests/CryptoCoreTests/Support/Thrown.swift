import TestSupport

@testable import CryptoCore

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> CryptoCoreError? {
    failure(of: body) as? CryptoCoreError
}
