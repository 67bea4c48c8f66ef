import CryptoCore

extension AuditLogError {
    init(_ error: CryptoCoreError) { self.init(.cryptographyFailed, error.message) }

    /// - Parameter what: such as "the segment".
    init(_ error: FileError, _ what: String, at place: AuditPlace? = nil) {
        let code: Code
        let advice: String
        switch error.code {
        case .noSpace: (code, advice) = (.storageFull, "make room, then go on")
        case .noPermission: (code, advice) = (.storageRefused, "let this user write to the folder")
        case .missing: (code, advice) = (.storageFailed, "there is no such file or folder")
        case .taken: (code, advice) = (.locked, "somebody else writes to this folder")
        default: (code, advice) = (.storageFailed, "see to the disk")
        }
        self.init(code, "\(what): \(error); \(advice)", at: place)
    }

    /// Runs `body`, whose failures are those of a primitive.
    static func converting<Result: ~Copyable>(
        _ body: () throws(CryptoCoreError) -> Result
    ) throws(AuditLogError) -> Result {
        do throws(CryptoCoreError) { return try body() } catch { throw AuditLogError(error) }
    }

    /// Runs `body`, whose failures are those of a file.
    static func storing<Result: ~Copyable>(
        _ what: String, _ body: () throws(FileError) -> Result
    ) throws(AuditLogError) -> Result {
        do throws(FileError) { return try body() } catch { throw AuditLogError(error, what) }
    }
}
