#if SQLite
    import GRDB
#endif

extension StoryFailure {
    /// A failure of the database; nil for any other.
    init?(ofSQLite error: any Error) {
        #if SQLite
            guard let error = error as? DatabaseError else { return nil }
            switch error.resultCode {
            case .SQLITE_FULL: self.init(.inputOutput, "the database: no space is left")
            case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.inputOutput, "the database: another run is using it")
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
                self.init(.noPermission, "the database: it cannot be written")
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                self.init(.wrongData, "the database: the file is damaged, or none of a desk")
            // Its own messages quote statements, and with them values.
            default: self.init(.inputOutput, "the database: SQLite code \(error.extendedResultCode.rawValue)")
            }
        #else
            return nil
        #endif
    }
}
