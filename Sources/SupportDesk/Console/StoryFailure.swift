import AuditLog
import CryptoCore
import DataProtection
import FieldEncryption
import Foundation
import ProtectionKeys
import RevealPolicy

/// Why a run ended before its end.
struct StoryFailure: Error {
    let status: StoryStatus
    /// What to do about it; never a value.
    let message: String

    init(_ status: StoryStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// A file's failure.
    init(_ error: FileError, _ path: String) {
        switch error.code {
        case .missing: self.init(.noInput, "\(path): there is no such file")
        case .noPermission: self.init(.noPermission, "\(path): no permission")
        case .noSpace: self.init(.inputOutput, "\(path): no space is left")
        default: self.init(.inputOutput, "\(path): \(error)")
        }
    }

    /// Any failure of the libraries that the story is told with.
    init(_ error: any Error) {
        switch error {
        case let failure as StoryFailure: self = failure
        case let error as ProtectionKeysError: self.init(.wrongData, error.description)
        case let error as FieldEncryptionError:
            self.init(error.code == .storeUnavailable ? .inputOutput : .wrongData, "keys of subjects: \(error)")
        case let error as DataProtectionError:
            self.init(error.code == .storeUnavailable ? .inputOutput : .wrongData, error.description)
        case let error as RevealPolicyError:
            self.init(error.code == .storeUnavailable ? .inputOutput : .wrongData, error.description)
        case let error as AuditLogError: self.init(Self.status(of: error), "the audit: \(error.message)")
        case let error as CocoaError: self.init(Self.status(of: error), Self.message(of: error))
        default: self = StoryFailure(ofSQLite: error) ?? StoryFailure(.internalError, "\(error)")
        }
    }

    private static func status(of error: AuditLogError) -> StoryStatus {
        switch error.code {
        case .storageFull, .storageFailed, .locked: .inputOutput
        case .storageRefused: .noPermission
        default: .wrongData
        }
    }

    private static func status(of error: CocoaError) -> StoryStatus {
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: .noInput
        case .fileReadNoPermission, .fileWriteNoPermission, .fileWriteVolumeReadOnly: .noPermission
        case .fileWriteFileExists: .cannotCreate
        default: .inputOutput
        }
    }

    private static func message(of error: CocoaError) -> String {
        let path = error.filePath.map { "\($0): " } ?? ""
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: return path + "there is no such file or folder"
        case .fileReadNoPermission, .fileWriteNoPermission: return path + "no permission"
        case .fileWriteVolumeReadOnly: return path + "the disk is read-only"
        case .fileWriteOutOfSpace: return path + "no space is left"
        default: return path + "reading or writing failed (code \(error.code.rawValue))"
        }
    }
}
