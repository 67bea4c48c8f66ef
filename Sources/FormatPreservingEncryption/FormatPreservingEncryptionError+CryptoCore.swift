import CryptoCore

extension FormatPreservingEncryptionError {
    init(_ error: CryptoCoreError) {
        switch error.code {
        case .invalidKeySize: self.init(.invalidKeySize, error.message)
        default: self.init(.cryptographyFailed, error.message)
        }
    }
}

/// Runs an operation of `CryptoCore` and says its failure in this module's terms.
@inline(__always)
func convertingErrors<Result: ~Copyable>(
    _ body: () throws(CryptoCoreError) -> Result
) throws(FormatPreservingEncryptionError) -> Result {
    do throws(CryptoCoreError) {
        return try body()
    } catch {
        throw FormatPreservingEncryptionError(error)
    }
}
