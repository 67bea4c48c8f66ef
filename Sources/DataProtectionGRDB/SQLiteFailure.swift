#if SQLite
    import GRDB

    /// What went wrong in SQLite, in words that hold no values: its own messages can quote statements.
    struct SQLiteFailure: Error {
        /// Whether what is stored is not what was stored; otherwise trying again can help.
        let isDamage: Bool
        let message: String

        init(_ error: any Error) {
            guard let error = error as? DatabaseError else {
                isDamage = false
                message = error is CancellationError ? "the task was cancelled" : "the database did not answer"
                return
            }
            let code = error.resultCode
            (isDamage, message) =
                switch code {
                case .SQLITE_BUSY, .SQLITE_LOCKED:
                    (false, "the database is locked by others for longer than its busy timeout: try again")
                case .SQLITE_FULL: (false, "the disk is full, or the database as large as it may be")
                case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
                    (false, "the database cannot be written: see to the rights of its file and folder")
                case .SQLITE_IOERR: (false, "the disk failed (SQLite code \(error.extendedResultCode.rawValue))")
                case .SQLITE_CORRUPT, .SQLITE_NOTADB: (true, "the file is damaged, or no database")
                default:
                    (false, "the database refused a statement (SQLite code \(error.extendedResultCode.rawValue))")
                }
        }
    }
#endif
