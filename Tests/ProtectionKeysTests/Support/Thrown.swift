import ProtectionKeys

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> ProtectionKeysError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? ProtectionKeysError
    }
}

/// The same of what waits.
func thrownLater<Result>(by body: () async throws -> Result) async -> ProtectionKeysError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? ProtectionKeysError
    }
}
