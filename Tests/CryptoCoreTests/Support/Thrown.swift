@testable import CryptoCore

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> CryptoCoreError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? CryptoCoreError
    }
}
