public import ProtectionKeys

/// Why something was not protected, found or moved: what kind, in which table, column and row.
///
/// The message says what to do. It holds names, sizes and key ids, never a value, a key or a token; `row` points into the
/// caller's own data.
public struct DataProtectionError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case invalidCatalog, documentMismatch, unknownTable, unknownColumn, duplicateColumn, unequalCounts
            case tenantMissing, recordMissing, duplicateRecord
            case subjectKeysNeeded, subjectShredded, notErasable, storeUnavailable, storeDamaged
            case valueDoesNotFit, valueTooLong, contextTooLong, notText, notCodable
            case alreadyProtected, notProtected, authenticationFailed, keyNotFound, keyDisabled, keyDestroyed
            case notReversible, notSearchable, undecidable, wrongKeyset, runFinished, cursorMoved, sourceMisbehaved
            case revealsNotSetUp, revealRefused, budgetUnavailable, auditFailed, subjectMissing
            case formUnavailable, maskingFailed, fieldDenied
            case cryptographyFailed
        }

        fileprivate let kind: Kind

        /// A catalog that contradicts itself: see ``Catalog/findings``.
        public static let invalidCatalog = Code(kind: .invalidCatalog)
        /// A reveal document that does not fit the catalog: see ``Catalog/findings(against:)``.
        public static let documentMismatch = Code(kind: .documentMismatch)
        /// A table that the catalog does not have.
        public static let unknownTable = Code(kind: .unknownTable)
        /// A column that the catalog does not have, and that is not said to be clear.
        public static let unknownColumn = Code(kind: .unknownColumn)
        /// A column that is given twice.
        public static let duplicateColumn = Code(kind: .duplicateColumn)
        /// Columns that have not the same number of rows.
        public static let unequalCounts = Code(kind: .unequalCounts)
        /// A row that does not say whose it is.
        public static let tenantMissing = Code(kind: .tenantMissing)
        /// A row without the key that its values are bound to.
        public static let recordMissing = Code(kind: .recordMissing)
        /// Two rows of a tenant with one key: their values could be exchanged unnoticed.
        public static let duplicateRecord = Code(kind: .duplicateRecord)
        /// A table with columns that end with their subject, and no keys of subjects: a ``Protector`` without a store of them,
        /// or a call that does not wait for it.
        public static let subjectKeysNeeded = Code(kind: .subjectKeysNeeded)
        /// A value of a subject that was erased. Nothing is protected for it any more.
        public static let subjectShredded = Code(kind: .subjectShredded)
        /// A table in which nothing ends with its subject.
        public static let notErasable = Code(kind: .notErasable)
        /// A store of subject keys that did not answer: locked by another process, full, or gone. Try again.
        public static let storeUnavailable = Code(kind: .storeUnavailable)
        /// A store of subject keys that holds what it did not write, or belongs to another keyset.
        public static let storeDamaged = Code(kind: .storeDamaged)
        /// A value that the format of its column does not have.
        public static let valueDoesNotFit = Code(kind: .valueDoesNotFit)
        /// A value that is longer than its column's kind takes.
        public static let valueTooLong = Code(kind: .valueTooLong)
        /// A tenant or domain of some 32,000 bytes or more.
        public static let contextTooLong = Code(kind: .contextTooLong)
        /// A property that is protected and no text.
        public static let notText = Code(kind: .notText)
        /// A value that cannot be taken apart or put together by its `Codable`.
        public static let notCodable = Code(kind: .notCodable)
        /// A value that is a token or envelope already.
        public static let alreadyProtected = Code(kind: .alreadyProtected)
        /// A value in clear where protected ones stand.
        public static let notProtected = Code(kind: .notProtected)
        /// A token or envelope that was changed, or belongs to another row, column, tenant or keyset. Which is not told.
        public static let authenticationFailed = Code(kind: .authenticationFailed)
        /// The key that made a token or envelope is not in the keyset.
        public static let keyNotFound = Code(kind: .keyNotFound)
        /// The key that made a token or envelope is switched off.
        public static let keyDisabled = Code(kind: .keyDisabled)
        /// The key that made a token or envelope was destroyed: the value is lost.
        public static let keyDestroyed = Code(kind: .keyDestroyed)
        /// A token that has no way back.
        public static let notReversible = Code(kind: .notReversible)
        /// A column that cannot be looked up.
        public static let notSearchable = Code(kind: .notSearchable)
        /// Values that do not tell whether they are protected, or under which key.
        public static let undecidable = Code(kind: .undecidable)
        /// Another keyset than the one that a run was begun with.
        public static let wrongKeyset = Code(kind: .wrongKeyset)
        /// A run that is over, and that must not be made twice.
        public static let runFinished = Code(kind: .runFinished)
        /// Another run over the same table has gone on meanwhile.
        public static let cursorMoved = Code(kind: .cursorMoved)
        /// A source of records that does not do what ``RecordSource`` asks.
        public static let sourceMisbehaved = Code(kind: .sourceMisbehaved)
        /// A session of a protector that was made without a ``RevealControl``.
        public static let revealsNotSetUp = Code(kind: .revealsNotSetUp)
        /// A grant or an approval that does not hold.
        public static let revealRefused = Code(kind: .revealRefused)
        /// The store of budgets did not answer: nothing is shown.
        public static let budgetUnavailable = Code(kind: .budgetUnavailable)
        /// The answer could not be recorded: nothing is shown.
        public static let auditFailed = Code(kind: .auditFailed)
        /// Rows that do not say whom they are about, which budgets count by, and with whom erasable values end.
        public static let subjectMissing = Code(kind: .subjectMissing)
        /// A form that was permitted, and that the column does not have.
        public static let formUnavailable = Code(kind: .formUnavailable)
        /// A mask that does not take the value.
        public static let maskingFailed = Code(kind: .maskingFailed)
        /// A property that is denied and that its type cannot do without.
        public static let fieldDenied = Code(kind: .fieldDenied)
        /// The cryptographic library refused to work.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong and what to do about it, in English.
    public let message: String
    /// The table.
    public var table: String?
    /// The column.
    public var column: String?
    /// The row, from 0, in what was given.
    public var row: Int?
    /// The key that it is about.
    public var keyID: KeyID?

    /// What a ``RecordSource`` throws where the cursor that it has is not the one that was expected.
    public static let cursorMoved = DataProtectionError(
        .cursorMoved, "another run over the same table has gone on meanwhile: begin again, and have one at a time")

    package init(
        _ code: Code, _ message: String, table: String? = nil, column: String? = nil, row: Int? = nil,
        keyID: KeyID? = nil
    ) {
        self.code = code
        self.message = message
        self.table = table
        self.column = column
        self.row = row
        self.keyID = keyID
    }
}

extension DataProtectionError: CustomStringConvertible {
    /// The place and the message.
    public var description: String {
        let place = [table, column].compactMap(\.self).joined(separator: ".")
        let parts = [place.isEmpty ? nil : place, row.map { "row \($0)" }, keyID.map { "key \($0)" }, message]
        return parts.compactMap(\.self).joined(separator: ": ")
    }
}

extension DataProtectionError.Code: CustomStringConvertible {
    /// The name of the code, such as `valueDoesNotFit`.
    public var description: String { "\(kind)" }
}
