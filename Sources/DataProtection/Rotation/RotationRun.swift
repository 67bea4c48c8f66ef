import ProtectionKeys

/// One run over a table: its name, where it begins, and what values are that do not tell.
struct RotationRun {
    let name: String
    /// The cursor that the source has.
    private(set) var stored: RotationCursor?
    /// The cursor to go on from.
    private(set) var cursor: RotationCursor
    let undecided: UndecidedValues

    private static let prefix = "swift-data-protection"

    static func name(of plan: TablePlan) -> String { "\(prefix) rotation \(plan.name)" }

    /// A run, taken up where it was left, or begun.
    ///
    /// - Throws: `runFinished`, `wrongKeyset`.
    init(_ plan: TablePlan, _ asked: UndecidedValues, _ stored: RotationCursor?) throws(DataProtectionError) {
        name = Self.name(of: plan)
        self.stored = stored
        let target = plan.root.primaryKeyID
        if let stored { try stored.verify(plan) }
        guard plan.hasUndecidedColumns else {
            undecided = .refused
            // Rows tell what they are: whatever is gone through again is found as it should be.
            if let stored, !stored.isFinished, stored.target == target.rawValue {
                cursor = stored
            } else {
                cursor = try Self.beginning(plan, undecided: nil)
            }
            return
        }
        guard let stored else {
            undecided = asked
            cursor = try Self.beginning(plan, undecided: Self.text(of: asked))
            return
        }
        // A run that takes no value for anything can be begun anew.
        if stored.isFinished || stored.undecided == nil {
            undecided = try Self.following(stored, asked, plan)
            cursor = try Self.beginning(plan, undecided: Self.text(of: undecided))
        } else {
            guard stored.undecided == Self.text(of: asked), stored.target == target.rawValue else {
                throw DataProtectionError(
                    .wrongKeyset,
                    "a run over this table was begun that takes values which do not tell for \(stored.undecided ?? "none"), "
                        + "and moves them to key \(stored.target): finish it first, with that key as the primary",
                    table: plan.name)
            }
            undecided = asked
            cursor = stored
        }
    }

    /// What values are after a run is over: of the key that it moved them to.
    private static func following(
        _ stored: RotationCursor, _ asked: UndecidedValues, _ plan: TablePlan
    ) throws(DataProtectionError) -> UndecidedValues {
        let present = KeyID(stored.target)
        switch asked {
        // A run that took no value for anything has shown nothing of them.
        case _ where stored.undecided == nil: return asked
        case .refused where present == plan.root.primaryKeyID: return .ofKey(present)
        case .refused: return .refused
        case .ofKey(present): return asked
        case .plaintext, .ofKey:
            throw DataProtectionError(
                .runFinished,
                "an earlier run has moved the values of this table to key \(present): they must not be "
                    + "taken for anything else", table: plan.name)
        }
    }

    mutating func commit(_ cursor: RotationCursor) {
        stored = cursor
        self.cursor = cursor
    }

    private static func text(of undecided: UndecidedValues) -> String? {
        switch undecided {
        case .refused: nil
        case .plaintext: "plaintext"
        case .ofKey(let keyID): keyID.description
        }
    }

    private static func beginning(
        _ plan: TablePlan, undecided: String?
    ) throws(DataProtectionError) -> RotationCursor {
        var cursor = RotationCursor(
            position: nil, target: plan.root.primaryKeyID.rawValue, undecided: undecided, rows: 0, isFinished: false,
            witness: "")
        try cursor.seal(plan)
        return cursor
    }
}

extension TablePlan {
    /// Whether there are columns whose values do not tell what they are.
    var hasUndecidedColumns: Bool { columns.contains { $0.keeper.isSilent && $0.keyID == nil } }
}
