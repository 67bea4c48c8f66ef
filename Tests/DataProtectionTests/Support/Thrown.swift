import DataProtection

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result>(by body: () throws -> Result) -> DataProtectionError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? DataProtectionError
    }
}

/// Its code.
func code<Result>(_ body: () throws -> Result) -> DataProtectionError.Code? { thrown(by: body)?.code }

/// The same of what takes its time.
func thrown<Result>(by body: () async throws -> Result) async -> DataProtectionError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? DataProtectionError
    }
}
