import Tokenization

/// The error that `body` throws, or nil when it throws none or one of another type.
func thrown<Result: ~Copyable>(by body: () throws -> Result) -> TokenizationError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? TokenizationError
    }
}

/// Its code.
func code<Result: ~Copyable>(_ body: () throws -> Result) -> TokenizationError.Code? { thrown(by: body)?.code }
