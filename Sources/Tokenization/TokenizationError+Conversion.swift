import CryptoCore
import FormatPreservingEncryption
import ProtectionKeys

extension TokenizationError {
    init(_ error: CryptoCoreError) {
        switch error.code {
        case .authenticationFailed: self = .authenticationFailed
        case .inputTooLong: self.init(.contextTooLong, error.message)
        default: self.init(.cryptographyFailed, error.message)
        }
    }

    init(_ error: ProtectionKeysError) {
        let code: Code =
            switch error.code {
            case .keyNotFound: .keyNotFound
            case .keyDisabled: .keyDisabled
            case .keyDestroyed: .keyDestroyed
            default: .cryptographyFailed
            }
        self.init(code, error.message, keyID: error.keyID)
    }
}

extension TokenizationError {
    init(_ error: FormatPreservingEncryptionError) {
        let code: Code =
            switch error.code {
            case .cryptographyFailed: .cryptographyFailed
            case .tweakTooLong: .tweakTooLong
            default: .valueDoesNotFit
            }
        self.init(code, error.message, row: error.row, position: error.position)
    }
}

/// Runs an operation of `CryptoCore` and says its failure in this module's terms.
@inline(__always)
func convertingErrors<Result: ~Copyable>(
    _ body: () throws(CryptoCoreError) -> Result
) throws(TokenizationError) -> Result {
    do throws(CryptoCoreError) {
        return try body()
    } catch {
        throw TokenizationError(error)
    }
}

extension RootKeyset {
    /// Whether the key that made a token can be used, with this module's errors.
    @inline(__always)
    func requireKeyOfToken(_ id: KeyID) throws(TokenizationError) {
        do throws(ProtectionKeysError) {
            try requireLive(id)
        } catch {
            throw TokenizationError(error)
        }
    }
}
