import FieldEncryption

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> FieldEncryptionError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? FieldEncryptionError
    }
}

/// The code of the error that `body` throws.
func code<Result: ~Copyable>(of body: () throws -> Result) -> FieldEncryptionError.Code? { thrown(by: body)?.code }
