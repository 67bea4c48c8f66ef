package import CryptoCore

extension ProtectionKeysError {
    package init(_ error: CryptoCoreError) {
        switch error.code {
        case .authenticationFailed: self = .authenticationFailed
        case .invalidKeySize, .invalidParameter, .invalidTagSize: self.init(.invalidKey, error.message)
        case .inputTooLong: self.init(.inputTooLong, error.message)
        case .outputTooSmall: self.init(.outputTooSmall, error.message)
        case .sourceUnreadable: self.init(.keySourceUnreadable, error.message)
        case .sourceExposed: self.init(.keySourceExposed, error.message)
        default: self.init(.cryptographyFailed, error.message)
        }
    }
}

/// Runs an operation of `CryptoCore` and says its failure in this module's terms.
@inline(__always)
func convertingErrors<Result: ~Copyable>(
    _ body: () throws(CryptoCoreError) -> Result
) throws(ProtectionKeysError) -> Result {
    do throws(CryptoCoreError) {
        return try body()
    } catch {
        throw ProtectionKeysError(error)
    }
}
