import FieldEncryption
import TestSupport

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> FieldEncryptionError? {
    failure(of: body) as? FieldEncryptionError
}

/// Its code.
func code<Result: ~Copyable>(of body: () throws -> Result) -> FieldEncryptionError.Code? { thrown(by: body)?.code }
