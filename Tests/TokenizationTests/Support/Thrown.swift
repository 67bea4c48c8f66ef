import TestSupport
import Tokenization

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> TokenizationError? {
    failure(of: body) as? TokenizationError
}

/// Its code.
func code<Result: ~Copyable>(_ body: () throws -> Result) -> TokenizationError.Code? { thrown(by: body)?.code }
