package import CedarPolicy

extension DocumentChecker {
    mutating func checkTests() {
        let fields = NameTable("field", document.fields.map { DocumentName($0.name.description) })
        let grants = NameTable("break-glass rule", document.breakGlass.map(\.id))
        let hasHours = document.rules.contains { $0.during != nil } || document.forbids.contains { $0.during != nil }
        var seen: Set<DocumentName> = []
        for test in document.tests {
            if test.name.text.isEmpty { note(.invalidDocument, "say what the test shows", at: test.span) }
            if !seen.insert(test.name).inserted {
                note(.duplicateName, "another test has this name", at: test.name.span)
            }
            if [test.principal.id, test.principal.tenant, test.reason].contains("") || test.approvals.contains("") {
                note(.invalidDocument, "an id, a tenant or a reason that is given says something", at: test.span)
            }
            known([test.purpose], purposes)
            known(test.principal.roles.map { DocumentName($0, span: test.span.span) }, roles)
            if let grant = test.breakGlass { known([grant], grants) }
            if test.expectations.isEmpty { note(.invalidDocument, "say what is expected of a field", at: test.span) }
            known(test.expectations.map(\.field), fields)
            if hasHours, test.milliseconds == nil {
                note(
                    .invalidDocument, "say 'at': what comes out depends on the time where rules have hours",
                    at: test.span)
            }
            values(test.principal.attributes, document.attributes.principal, [], at: test.span)
            values(test.context, document.attributes.context, [], at: test.span)
            values(test.row, document.attributes.row, SuppliedFacts.row, at: test.span)
        }
    }

    /// Facts: declared, and of the type that is declared.
    private mutating func values(
        _ record: CedarRecord, _ declarations: [AttributeDeclaration], _ texts: [String], at located: Located
    ) {
        for name in record.names {
            guard let value = record[name] else { continue }
            if texts.contains(name.string) {
                if case .string = value { continue }
                note(.invalidDocument, "tenant and subject of a row are strings", at: located)
            } else if let declaration = declarations.first(where: { $0.name.text.utf8.elementsEqual(name.string.utf8) })
            {
                guard !declaration.type.admits(value) else { continue }
                note(.invalidDocument, "a value is not of the type that '\(declaration.name)' has", at: located)
            } else {
                func hint() -> String { NearestName.hint(name.string, among: declarations.map(\.name.text) + texts) }
                note(.unknownName, "no such attribute is declared\(hint())", at: located)
            }
        }
    }
}

extension AttributeType {
    /// Whether a value is of the type. What a record may do without can be missing; what is not declared cannot be there.
    package func admits(_ value: CedarValue) -> Bool {
        switch (self, value) {
        case (.string, .string), (.long, .long), (.bool, .bool), (.decimal, .decimal), (.datetime, .datetime),
            (.duration, .duration), (.ip, .ip):
            true
        case (.principal, .entity(let uid)): uid == .principal(uid.id)
        case (.set(let element), .set(let set)): set.values.allSatisfy { element.admits($0) }
        case (.record(let declarations), .record(let record)):
            record.names.allSatisfy { name in declarations.contains { CedarString($0.name.text) == name } }
                && declarations.allSatisfy { declaration in
                    record[declaration.name.text].map { declaration.type.admits($0) } ?? declaration.isOptional
                }
        default: false
        }
    }
}
