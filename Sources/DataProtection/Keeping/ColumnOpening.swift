import FieldEncryption
import ProtectionKeys

/// The opening of one column, tenant by tenant.
struct ColumnOpening {
    private let column: ColumnPlan
    private let stored: [String?]
    private let keyIDs: [String?]?
    private let records: [String]
    /// What is known of each row's subject; empty where values do not end with one.
    private let subjects: [SubjectKeyState?]
    private let acceptsPlaintext: Bool
    private let root: RootKeyset
    private(set) var results: [String?]
    private(set) var failures: [DataProtectionError] = []
    /// The rows whose subject was erased.
    private(set) var shredded: Set<Int> = []

    init(
        _ column: ColumnPlan, _ stored: [String?], keyIDs: [String?]?, records: [String],
        subjects: [SubjectKeyState?], acceptsPlaintext: Bool, _ root: RootKeyset
    ) {
        self.column = column
        self.stored = stored
        self.keyIDs = keyIDs
        self.records = records
        self.subjects = subjects
        self.acceptsPlaintext = acceptsPlaintext
        self.root = root
        results = [String?](repeating: nil, count: stored.count)
    }

    mutating func fail(_ failure: DataProtectionError) { failures.append(failure) }

    mutating func run(_ group: TenantGroups.Group) {
        // There are few keys, and mostly one.
        var byKey: [(keyID: KeyID?, rows: [Int])] = []
        func add(_ row: Int, _ keyID: KeyID?) {
            if let place = byKey.firstIndex(where: { $0.keyID == keyID }) {
                byKey[place].rows.append(row)
            } else {
                byKey.append((keyID, [row]))
            }
        }
        for row in group.rows {
            guard let text = stored[row] else { continue }
            do throws(DataProtectionError) {
                if !subjects.isEmpty, try isShredded(row) {
                    shredded.insert(row)
                    continue
                }
                switch try StoredForm.of(text, column, keyID: keyIDs.map { $0[row] }, root, judging: false) {
                case .plaintext: try pass(text, row)
                case .ofKey(let keyID, _): add(row, column.keeper.isSilent ? keyID : nil)
                case .ofSomeKey where keyIDs != nil && root.keys.count > 1:
                    throw DataProtectionError(
                        .undecidable, "the value does not say which key made it, and neither does the column for the id"
                    )
                // Of the primary, where nothing says otherwise.
                case .ofSomeKey, .undecided: add(row, nil)
                case .ofUnknownKey(let keyID): throw .ofOtherKey(keyID)
                }
            } catch {
                fail(error.inRow(row))
            }
        }
        let context = column.context(group.tenant)
        for (keyID, rows) in byKey {
            let outcome = column.keeper.open(
                rows.map { stored[$0]! }, records: records.isEmpty ? [] : rows.map { records[$0] },  // These are there.
                subjectKeys: subjects.isEmpty ? [] : rows.map { subjects[$0]?.key }, context: context, keyID: keyID)
            for (place, row) in rows.enumerated() { results[row] = outcome.results[place] }
            for failure in outcome.failures { fail(failure.inRow(rows[failure.row!])) }
        }
    }

    /// Whatever stands there: of a subject that was erased nothing is handed out.
    private func isShredded(_ row: Int) throws(DataProtectionError) -> Bool {
        guard let state = subjects[row] else {
            throw DataProtectionError(
                .subjectMissing, "the row does not say whom it is about, and the value ends with its subject")
        }
        return state == .shredded
    }

    private mutating func pass(_ text: String, _ row: Int) throws(DataProtectionError) {
        guard acceptsPlaintext else { throw .inClear }
        results[row] = text
    }
}

extension DataProtectionError {
    static let inClear = DataProtectionError(
        .notProtected,
        "a value in clear: somebody or something wrote it past the library, or the table is being migrated")

    static func ofOtherKey(_ keyID: KeyID?) -> DataProtectionError {
        DataProtectionError(
            .keyNotFound, "what is stored was made with another keyset, or its key was removed from this one",
            keyID: keyID)
    }
}
