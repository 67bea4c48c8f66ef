import AuditLog
import CryptoCore
import DataProtection
import FieldEncryption
import ProtectionKeys
import RecordStreams
import RevealPolicy

/// Why a command ended before it was done, and what it tells its caller.
struct CommandFailure: Error {
    let status: CommandStatus
    /// One line; nil where nobody is left to read it.
    let message: String?

    init(_ status: CommandStatus, _ message: String?) {
        self.status = status
        self.message = message
    }

    /// A failure of the library's; nil for what the parser of the arguments deals with.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as FileError: self.init(Self.status(of: error), Self.message(of: error))
        case let error as RecordStreamsError:
            guard let cause = error.cause else {
                self.init(.wrongData, error.description)
                return
            }
            self.init(Self.status(of: cause), Self.message(of: cause))
        case let error as ProtectionKeysError: self.init(Self.status(of: error), error.description)
        case let error as DataProtectionError:
            self.init(Self.status(of: error), error.description)
        case let error as RevealPolicyError: self.init(Self.status(of: error), error.description)
        case let error as AuditLogError: self.init(Self.status(of: error), error.description)
        case let error as FieldEncryptionError: self.init(.wrongData, error.description)
        case let error as CryptoCoreError: self.init(.inputOutput, "\(error)")
        default: return nil
        }
    }

    /// A file's failure, with the path that the caller named.
    init(_ error: FileError, _ path: String) {
        self.init(Self.status(of: error), Self.message(of: error).map { "\(path): \($0)" })
    }

    private static func status(of error: FileError) -> CommandStatus {
        if error.isBrokenPipe { return .brokenPipe }
        switch error.code {
        case .missing: return .noInput
        case .noPermission: return .noPermission
        case .existing: return .cannotCreate
        default: return .inputOutput
        }
    }

    private static func message(of error: FileError) -> String? {
        if error.isBrokenPipe { return nil }
        switch error.code {
        case .missing: return "there is no such file or folder"
        case .noPermission: return "no permission"
        case .existing: return "it is there already"
        case .noSpace: return "no space is left"
        case .taken: return "another command is changing it"
        default: return error.description
        }
    }

    private static func status(of error: DataProtectionError) -> CommandStatus {
        switch error.code {
        case .unknownTable: .usage
        case .auditFailed, .budgetUnavailable, .storeUnavailable: .inputOutput
        case .revealRefused: .noPermission
        case .cryptographyFailed: .internalError
        default: .wrongData
        }
    }

    private static func status(of error: RevealPolicyError) -> CommandStatus {
        switch error.code {
        case .storeUnavailable: .inputOutput
        case .cryptographyFailed: .internalError
        default: .wrongData
        }
    }

    private static func status(of error: AuditLogError) -> CommandStatus {
        switch error.code {
        case .storageFull, .storageFailed, .locked, .overloaded: .inputOutput
        case .storageRefused: .noPermission
        case .cryptographyFailed, .closed: .internalError
        default: .wrongData
        }
    }

    private static func status(of error: ProtectionKeysError) -> CommandStatus {
        switch error.code {
        case .keySourceUnreadable: .noInput
        case .keySourceExposed: .noPermission
        case .cryptographyFailed: .internalError
        case .keyNotFound, .keyIsPrimary, .keyDestroyed, .keyDisabled: .usage
        default: .wrongData
        }
    }
}
