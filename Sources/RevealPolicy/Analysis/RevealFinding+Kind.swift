extension RevealFinding {
    /// What a finding is about. A struct, so that later versions can add kinds.
    ///
    /// | | kinds |
    /// |---|---|
    /// | names | `unusedRole`, `unusedPurpose`, `unusedClass`, `unusedAttribute`, `unusedMask` |
    /// | fields | `ungrantedField`, `ungrantedForm` |
    /// | rules | `neverFires`, `shadowedRule`, `repeatedRule`, `erasedRule`, `conflictingMasks`, `formOffLadder` |
    /// | forbids | `neverForbids`, `redundantForbid` |
    /// | conditions | `constantCondition`, `mayOverflow`, `mayFail` |
    /// | breadth | `broadGrant`, `unlimitedMask`, `weakApproval`, `impossibleObligation`, `longBreakGlass`, `unlimitedBreakGlass` |
    /// | tests | `noTests` |
    /// | catalogs | `catalogMismatch`: never by the document alone |
    public struct Kind: Hashable, Sendable {
        fileprivate enum Name: Hashable {
            case unusedRole, unusedPurpose, unusedClass, unusedAttribute, unusedMask, ungrantedField, ungrantedForm
            case neverFires, shadowedRule, repeatedRule, erasedRule, conflictingMasks, formOffLadder
            case neverForbids, redundantForbid, constantCondition, mayOverflow, mayFail
            case broadGrant, weakApproval, impossibleObligation, longBreakGlass, unlimitedBreakGlass, noTests
            case catalogMismatch, unlimitedMask
        }

        fileprivate let name: Name

        /// A role that no rule, obligation or canary mentions, nor one above or below it.
        public static let unusedRole = Kind(name: .unusedRole)
        /// A purpose for which nothing is granted.
        public static let unusedPurpose = Kind(name: .unusedPurpose)
        /// A class that no field has.
        public static let unusedClass = Kind(name: .unusedClass)
        /// An attribute that no condition reads.
        public static let unusedAttribute = Kind(name: .unusedAttribute)
        /// A mask that is never used.
        public static let unusedMask = Kind(name: .unusedMask)
        /// A field that nobody sees in any form.
        public static let ungrantedField = Kind(name: .ungrantedField)
        /// A rung of a ladder that no rule grants.
        public static let ungrantedForm = Kind(name: .ungrantedForm)
        /// A rule or break-glass rule that no request can meet.
        public static let neverFires = Kind(name: .neverFires)
        /// A rule before which another always grants the same, or more, on easier terms.
        public static let shadowedRule = Kind(name: .shadowedRule)
        /// A rule that repeats another, so that its budget comes on top.
        public static let repeatedRule = Kind(name: .repeatedRule)
        /// A rule, or a form of it, that a forbid always forbids.
        public static let erasedRule = Kind(name: .erasedRule)
        /// Two rules that grant the masked form by different masks, where both can apply.
        public static let conflictingMasks = Kind(name: .conflictingMasks)
        /// A form that none of a rule's classes has on its ladder.
        public static let formOffLadder = Kind(name: .formOffLadder)
        /// A forbid that no request can meet.
        public static let neverForbids = Kind(name: .neverForbids)
        /// A forbid that another one makes needless.
        public static let redundantForbid = Kind(name: .redundantForbid)
        /// A condition that always holds.
        public static let constantCondition = Kind(name: .constantCondition)
        /// Arithmetic that can leave the range of its numbers.
        public static let mayOverflow = Kind(name: .mayOverflow)
        /// Something that can fail while a condition is evaluated.
        public static let mayFail = Kind(name: .mayFail)
        /// People see something in clear without condition or limit.
        public static let broadGrant = Kind(name: .broadGrant)
        /// People see all that can be shown masked of a table, row by row, without condition or limit.
        public static let unlimitedMask = Kind(name: .unlimitedMask)
        /// An approval by those who may ask.
        public static let weakApproval = Kind(name: .weakApproval)
        /// An obligation that nobody can fulfil.
        public static let impossibleObligation = Kind(name: .impossibleObligation)
        /// A grant in an emergency that may last longer than a day.
        public static let longBreakGlass = Kind(name: .longBreakGlass)
        /// A grant in an emergency without a budget.
        public static let unlimitedBreakGlass = Kind(name: .unlimitedBreakGlass)
        /// A document without tests.
        public static let noTests = Kind(name: .noTests)
        /// Something that does not fit how columns are kept: found where a catalog is held against the document.
        public static let catalogMismatch = Kind(name: .catalogMismatch)
    }
}

extension RevealFinding.Kind: CustomStringConvertible {
    /// The name of the kind, such as `shadowedRule`.
    public var description: String { "\(name)" }
}
