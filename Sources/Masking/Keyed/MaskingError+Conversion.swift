import CryptoCore
import ProtectionKeys

extension MaskingError {
    init(_ error: CryptoCoreError) {
        self.init(error.code == .inputTooLong ? .contextTooLong : .cryptographyFailed, error.message)
    }

    init(_ error: ProtectionKeysError) {
        let code: Code =
            switch error.code {
            case .keyNotFound: .keyNotFound
            case .keyDisabled: .keyDisabled
            case .keyDestroyed: .keyDestroyed
            default: .cryptographyFailed
            }
        self.init(code, (error.keyID.map { "key \($0): " } ?? "") + error.message)
    }
}

/// Runs an operation of `CryptoCore` and says its failure in this module's terms.
@inline(__always)
func convertingErrors<Result: ~Copyable>(
    _ body: () throws(CryptoCoreError) -> Result
) throws(MaskingError) -> Result {
    do throws(CryptoCoreError) {
        return try body()
    } catch {
        throw MaskingError(error)
    }
}
