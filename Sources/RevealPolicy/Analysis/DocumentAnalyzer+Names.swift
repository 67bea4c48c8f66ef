import CedarPolicy

extension DocumentAnalyzer {
    mutating func findUnusedNames() {
        findUnusedRoles()
        let named = rules.reduce(into: NameSet(of: purposes.count)) { $0.formUnion($1.purposes) }
        for (place, purpose) in document.purposes.enumerated() where !named.contains(place) {
            let message = "no rule grants anything for the purpose \(purpose.name): add a rule, or leave it out"
            report(.unusedPurpose, .warning, message, at: purpose.name.span)
        }
        for (place, declaration) in document.classes.enumerated() where !classes.descendants[place].intersects(hasField)
        {
            let message = "no field has the class \(declaration.name), or one below it: add a field, or leave it out"
            report(.unusedClass, .warning, message, at: declaration.name.span ?? declaration.span.span)
        }
        let granted = grants.reduce(into: NameSet(of: classes.count)) { $0.formUnion($1.classes) }
        for field in document.fields {
            guard let place = classes.place(of: field.fieldClass), !granted.contains(place) else { continue }
            let message = "nobody sees \(field.name) in any form: no rule is about the class \(field.fieldClass)"
            report(.ungrantedField, .warning, message, at: field.span.span ?? field.fieldClass.span)
        }
    }

    /// A role counts as used if it, one above it or one below it is named.
    private mutating func findUnusedRoles() {
        var named: [DocumentName] = document.canaries.notify
        func add(_ selection: NameSelection) { if case .only(let names) = selection { named += names } }
        for rule in document.rules { add(rule.who) }
        for rule in document.forbids { add(rule.who) }
        for rule in document.breakGlass { add(rule.who) }
        for rule in grants {
            for obligation in rule.obligations {
                switch obligation {
                case .approval(of: let role, count: _): named.append(role)
                case .notify(let role): named.append(role)
                case .reason, .expire: break
                }
            }
        }
        var used = NameSet(of: roles.count)
        for name in named {
            guard let place = roles.place(of: name) else { continue }
            used.formUnion(roles.ancestors[place])
            used.formUnion(roles.descendants[place])
        }
        for (place, role) in document.roles.enumerated() where !used.contains(place) {
            let message = "nothing is about the role \(role.name): name it in a rule, or leave it out"
            report(.unusedRole, .warning, message, at: role.name.span)
        }
    }

    mutating func findUnusedAttributes() {
        var read: Set<FactPath> = []
        for rule in grants + forbids {
            for condition in [rule.when, rule.unless].compactMap(\.self) {
                for path in condition.expression.facts { read.formUnion(path.prefixes) }
                read.formUnion(condition.expression.factsAskedFor)
            }
        }
        let all: [(Variable, [AttributeDeclaration])] = [
            (.principal, document.attributes.principal), (.context, document.attributes.context),
            (.resource, document.attributes.row),
        ]
        for (root, declarations) in all {
            for declaration in declarations
            where !read.contains(FactPath(root, [CedarString(declaration.name.text)])) {
                let message = "no condition reads \(root.rawValue).\(declaration.name): use it, or leave it out"
                report(.unusedAttribute, .warning, message, at: declaration.name.span)
            }
        }
    }
}
