/// The answer for one field of one row: how it may be shown, or why not.
///
/// A decision that grants has one candidate at least. They stand in order: of the ladder, and within one form of the document.
/// Behind one without budgets there is none. Who counts budgets takes the first whose budgets suffice; where none does, the
/// answer is ``RevealDenial/Code/budgetExhausted``.
public struct RevealDecision: Sendable {
    /// How it ended.
    public enum Outcome: Sendable {
        /// The first candidate. Budgets have not been charged.
        case granted(RevealCandidate)
        case denied(RevealDenial)
    }

    let index: RevealIndex
    let fieldPlace: Int
    let settlement: Settlement

    /// Whether there is a candidate.
    public var isGranted: Bool { settlement.count > 0 }

    /// The most revealing form that is granted; nil where none is.
    public var form: RevealForm? { isGranted ? settlement.form(0) : nil }

    /// How it ended.
    public var outcome: Outcome { isGranted ? .granted(candidates[0]) : .denied(denial ?? RevealDenial(.notPermitted)) }

    /// All ways in which the field may be shown, best first.
    public var candidates: Candidates { Candidates(decision: self) }

    /// Why the field is not shown in any form; nil where it is.
    public var denial: RevealDenial? {
        isGranted
            ? nil
            : RevealDenial(
                RevealDenial.Code(kind: settlement.denial), obligations: settlement.unmet.kinds,
                detail: settlement.detail)
    }

    /// The name of the document that was decided by.
    public var document: DocumentName { index.document.name }
    /// The version of the document that was decided by.
    public var version: Int { index.document.version }
    /// The field as the document declares it; nil for one that it does not have.
    public var field: FieldDeclaration? { fieldPlace < 0 ? nil : index.document.fields[fieldPlace] }
}

extension RevealDecision {
    /// The ways in which a field may be shown.
    public struct Candidates: RandomAccessCollection, Sendable {
        let decision: RevealDecision

        /// 0.
        public var startIndex: Int { 0 }
        /// How many there are.
        public var endIndex: Int { decision.settlement.count }
        /// One of them.
        public subscript(position: Int) -> RevealCandidate {
            precondition(position >= 0 && position < endIndex, "there is no such candidate")
            return RevealCandidate(
                index: decision.index, rulePlace: decision.settlement.rule(position), fieldPlace: decision.fieldPlace,
                form: decision.settlement.form(position))
        }
    }
}

extension RevealDecision: CustomStringConvertible {
    /// The candidates, or why there are none.
    public var description: String {
        isGranted ? candidates.map(\.description).joined(separator: ", ") : "denied: \(denial?.message ?? "")"
    }
}
