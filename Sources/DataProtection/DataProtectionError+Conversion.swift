import FieldEncryption
import RevealPolicy
import Tokenization

extension DataProtectionError {
    init(_ error: FieldEncryptionError) {
        let code: Code =
            switch error.code {
            case .keyNotFound: .keyNotFound
            case .keyDisabled: .keyDisabled
            case .keyDestroyed: .keyDestroyed
            case .authenticationFailed: .authenticationFailed
            case .recordMissing: .recordMissing
            case .contextTooLong: .contextTooLong
            case .plaintextTooLong: .valueTooLong
            case .unequalCounts: .unequalCounts
            case .notText: .notText
            case .storeUnavailable: .storeUnavailable
            case .storeDamaged: .storeDamaged
            case .malformedEnvelope, .unknownVersion, .unknownSuite: .notProtected
            default: .cryptographyFailed
            }
        self.init(code, error.message, row: error.row, keyID: error.keyID)
    }

    init(_ error: TokenizationError) {
        let code: Code =
            switch error.code {
            case .notAToken: .notProtected
            case .authenticationFailed, .checkFailed, .expired: .authenticationFailed
            case .keyNotFound: .keyNotFound
            case .keyDisabled: .keyDisabled
            case .keyDestroyed: .keyDestroyed
            case .valueDoesNotFit: .valueDoesNotFit
            case .valueTooLong: .valueTooLong
            case .contextTooLong, .tweakTooLong: .contextTooLong
            case .invalidConfiguration: .invalidCatalog
            default: .cryptographyFailed
            }
        let place = error.position.map { "position \($0): " } ?? ""
        self.init(code, place + error.message, row: error.row, keyID: error.keyID)
    }

    init(_ error: RevealPolicyError) {
        let code: Code =
            switch error.code {
            case .storeUnavailable: .budgetUnavailable
            case .limitExceeded: .contextTooLong
            case .cryptographyFailed, .keyUnavailable: .cryptographyFailed
            default: .revealRefused
            }
        self.init(code, error.faults[0].message)
    }

    /// The same failure in a row.
    func inRow(_ row: Int) -> DataProtectionError {
        var error = self
        error.row = row
        return error
    }

    /// The same failure in a table.
    func inTable(_ table: String) -> DataProtectionError {
        var error = self
        error.table = table
        return error
    }

    /// The same failure in a column.
    func inColumn(_ column: String) -> DataProtectionError {
        var error = self
        error.column = column
        return error
    }
}
