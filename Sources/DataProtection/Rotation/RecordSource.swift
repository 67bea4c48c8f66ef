/// Where the rows of a table are, for ``Protector/rotate(table:in:options:progress:)``.
///
/// A source knows an order of the rows that does not change, such as that of their primary key, and can write rows and a
/// cursor in one transaction: then a run that is killed at any moment is taken up again where it was, and no value is
/// moved twice. A cursor is a small value; a table of its own with the name of the run as the key is a good place.
///
/// The methods are `async`, so that a source may wait for a pool or a server; what is called back is not, so that it can
/// run inside a transaction of a database that blocks, such as SQLite. It takes some microseconds a row.
public protocol RecordSource: Sendable {
    /// The cursor of a run; nil where there is none.
    func cursor(of run: String) async throws -> RotationCursor?

    /// The next rows. Nothing is written.
    func rows(_ request: RecordRequest) async throws -> RecordChunk

    /// Reads the next rows and writes what becomes of them, in one transaction, which keeps other writers from these rows:
    ///
    /// 1. begin; for SQLite `IMMEDIATE`, elsewhere lock the rows that are read;
    /// 2. read the run's cursor: where it is not `cursor`, throw ``DataProtectionError/cursorMoved``;
    /// 3. read the rows of the request and call `body` with them;
    /// 4. write the columns of the update for its rows, and its cursor under the name of the run;
    /// 5. commit. When anything throws, `body` too, roll everything back.
    ///
    /// - Parameters:
    ///   - request: which rows.
    ///   - run: under which name the cursor is kept.
    ///   - cursor: the one that is expected; nil for none.
    ///   - body: may be called again where a transaction is repeated.
    func update(
        _ request: RecordRequest, run: String, from cursor: RotationCursor?,
        _ body: @Sendable (RecordChunk) throws -> RecordUpdate
    ) async throws
}
