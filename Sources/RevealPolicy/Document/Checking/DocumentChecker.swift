import CedarPolicy

/// Looks for what is wrong with a document, in the order of its parts.
struct DocumentChecker {
    /// How many faults are reported.
    static let faultLimit = 100
    /// The longest time that anything may last: a year, in seconds.
    static let longest = 366 * 86400

    let document: RevealDocument
    private(set) var faults: [RevealPolicyError.Fault] = []
    let roles: NameTable
    let purposes: NameTable
    let classes: NameTable
    let zones = TimeZoneNames()

    init(_ document: RevealDocument) {
        self.document = document
        roles = NameTable("role", document.roles.map(\.name))
        purposes = NameTable("purpose", document.purposes.map(\.name))
        classes = NameTable("class", document.classes.map(\.name))
    }

    mutating func note(_ code: RevealPolicyError.Code, _ message: @autoclosure () -> String, at located: Located) {
        note(code, message(), at: located.span)
    }

    /// Looks for what may have been meant only if the fault is still reported.
    mutating func note(_ code: RevealPolicyError.Code, _ message: @autoclosure () -> String, at span: SourceSpan?) {
        if faults.count < Self.faultLimit { faults.append(RevealPolicyError.Fault(code, message(), span: span)) }
    }

    // MARK: Names

    /// Names that are declared: well formed, none twice.
    mutating func declared(_ names: [DocumentName], _ what: String) {
        var seen: Set<DocumentName> = []
        for name in names {
            if !name.isWellFormed {
                let message =
                    "a \(what)'s name has up to 100 ASCII letters, digits, '-', '_' and '.', and begins with a letter or digit"
                note(.invalidDocument, message, at: name.span)
            } else if name.text == "any" {
                note(.invalidDocument, "'any' stands for every \(what): choose another name", at: name.span)
            }
            if !seen.insert(name).inserted { note(.duplicateName, "this \(what) is declared twice", at: name.span) }
        }
    }

    /// Names that something refers to: known, none twice.
    mutating func known(_ names: [DocumentName], _ table: NameTable) {
        var seen: Set<DocumentName> = []
        for name in names {
            if !table.contains(name) {
                note(.unknownName, "no such \(table.what)\(table.hint(name))", at: name.span)
            } else if !seen.insert(name).inserted {
                note(.duplicateName, "this \(table.what) stands twice here", at: name.span)
            }
        }
    }

    /// The names of a selection: some, and known.
    mutating func known(_ selection: NameSelection, _ table: NameTable, at located: Located) {
        guard case .only(let names) = selection else { return }
        if names.isEmpty { note(.invalidDocument, "name a \(table.what), or say 'any'", at: located) }
        known(names, table)
    }

    /// Forms: some, none twice.
    mutating func forms(_ forms: [RevealForm], at located: Located) {
        if forms.isEmpty { note(.invalidDocument, "name a form: clear, masked, tokenized or encrypted", at: located) }
        if Set(forms).count < forms.count { note(.duplicateName, "a form stands twice here", at: located) }
    }

    /// A count that is at least 1, and not absurd.
    mutating func count(_ count: Int, _ what: String, atMost limit: Int, at located: Located) {
        guard !(1...limit).contains(count) else { return }
        note(.invalidDocument, "\(what) is from 1 to \(limit)", at: located)
    }
}
