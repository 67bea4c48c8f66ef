import Foundation
import RevealPolicy

/// Sixty documents with one seeded defect each, and more.
extension Defect {
    static let all = names + contradictions + scopes + shadows + masks + forbids + failures + breadth

    private static let doctorWhen =
        "context.case.doctor == principal && context.case.patient == resource.subject"
    private static let nurseWhen = "principal.ward == resource.ward && (context.urgent || principal.on_duty)"
    private static let clerkWhen = "context.copies >= 0 && context.copies < 100 && context.copies * 2 < 150"

    // MARK: Names

    static let names: [Defect] = [
        Defect("a role that nothing names", [("  clerk: { in", "  cook: {}\n  clerk: { in")], .unusedRole, at: "cook"),
        Defect(
            "a role beside those that are named",
            [("  privacy: { in", "  trainee: { in: staff, kind: human }\n  privacy: { in")],
            .unusedRole, at: "trainee"),
        Defect(
            "a purpose without rule", [("  research: Count.", "  research: Count.\n  audits: Audit.")], .unusedPurpose,
            at: "audits"),
        Defect(
            "a purpose that only a forbid names",
            [
                ("  research: Count.", "  research: Count.\n  press: Talk."),
                ("    purpose: billing\n    when: context.now", "    purpose: [billing, press]\n    when: context.now"),
            ],
            .unusedPurpose, at: "press: Talk"),
        Defect(
            "a class without field", [("  diagnosis: { in", "  genome: { in: record }\n  diagnosis: { in")],
            .unusedClass, at: "genome"),
        Defect(
            "a class above a class without field",
            [("  diagnosis: { in", "  lab: {}\n  blood: { in: lab }\n  diagnosis: { in")], .unusedClass, at: "lab"),
        Defect(
            "an attribute of principals that nothing reads",
            [("    ward: string", "    desk: string\n    ward: string")], .unusedAttribute, at: "desk"),
        Defect(
            "an attribute of rows that nothing reads", [("    grade: long", "    grade: long\n    colour?: string")],
            .unusedAttribute, at: "colour"),
        Defect(
            "an attribute of the context that nothing reads",
            [("    urgent: bool", "    urgent: bool\n    shift: long")], .unusedAttribute, at: "shift"),
        Defect(
            "a field that nobody sees",
            [
                ("  insurance: { in", "  photo: {}\n  insurance: { in"),
                ("  patient.insurance:", "  patient.photo: photo\n  patient.insurance:"),
            ],
            .ungrantedField, at: "patient.photo"),
        Defect(
            "a rung that nobody reaches", [("[clear, masked, tokenized]", "[clear, masked, tokenized, encrypted]")],
            .ungrantedForm, at: "record"),
        Defect(
            "a rung of one class that nobody reaches",
            [
                (
                    "  identity: { in: record, mask",
                    "  identity: { in: record, ladder: [clear, masked, encrypted, tokenized], mask"
                )
            ],
            .ungrantedForm, at: "identity"),
        Defect("no tests", [testsSection], .noTests, at: nil),
    ]

    private static let testsSection: (String, String) = {
        let start = Clinic.yaml.range(of: "\n\ntests:")?.lowerBound ?? Clinic.yaml.endIndex
        return (String(Clinic.yaml[start...]), "\n")
    }()

    // MARK: Contradictions

    private static func when(_ old: String, _ new: String, at place: String? = nil, _ title: String) -> Defect {
        Defect(title, [(old, new)], .neverFires, at: place ?? new)
    }

    static let contradictions: [Defect] = [
        when(doctorWhen, doctorWhen + " && !(context.case.doctor == principal)", "a thing and its contrary"),
        when(
            nurseWhen, nurseWhen + #" && principal.ward == "a" && principal.ward == "b""#, "two values of one attribute"
        ),
        when(
            nurseWhen, nurseWhen + #" && principal.ward == "a" && resource.ward == "b""#, "two values by way of a third"
        ),
        when(nurseWhen, nurseWhen + " && principal.level > 4 && principal.level < 3", "an interval without numbers"),
        when(
            nurseWhen, nurseWhen + " && principal.level > 3 && principal.level < 4", "an interval without whole numbers"
        ),
        when(
            nurseWhen, nurseWhen + " && principal.level < resource.grade && resource.grade < 3 && principal.level > 5",
            "numbers in a circle"),
        when(
            nurseWhen, nurseWhen + #" && ["a", "b"].contains(principal.ward) && ["c"].contains(principal.ward)"#,
            "two choices without common value"),
        when(
            nurseWhen,
            nurseWhen + #" && ["a", "b"].contains(principal.ward) && principal.ward != "a" && principal.ward != "b""#,
            "a choice of which nothing is left"),
        when(
            nurseWhen, nurseWhen + #" && principal.ward == "icu" && principal.ward like "w*""#,
            "a value that a pattern does not fit"),
        when(nurseWhen, nurseWhen + " && !(principal has level)", "that a required attribute is missing"),
        when(nurseWhen, nurseWhen + " && 1 > 2", "a constant that is false"),
        when(
            nurseWhen, "(if context.urgent then principal.level > 3 else principal.level > 4) && principal.level == 2",
            "both branches of a conditional"),
        when(
            nurseWhen, #"(principal.ward == "a" || principal.ward == "b") && principal.ward == "c""#,
            "all cases of an alternative"),
        when(nurseWhen, #"context.purpose == "billing""#, "another purpose than the rule's"),
        when(
            nurseWhen, #"datetime("2026-01-01") < context.now && context.now < datetime("2025-01-01")"#,
            "times in the wrong order"),
        Defect(
            "what 'when' demands 'unless' excludes",
            [(#"context.case.state == "closed""#, "principal.ward == resource.ward")],
            .neverFires, at: "principal.ward == resource.ward\n    during"),
        Defect(
            "an 'unless' that always holds",
            [(#"context.case.state == "closed""#, "context.copies < 5 || context.copies >= 5")],
            .neverFires, at: "context.copies < 5"),
    ]

    // MARK: Scopes

    static let scopes: [Defect] = [
        Defect(
            "a form that is not on the ladder", [("    reveal: tokenized", "    reveal: encrypted")], .neverFires,
            at: "export-tokens"),
        Defect(
            "a form more that is not on the ladder", [("    reveal: tokenized", "    reveal: [tokenized, encrypted]")],
            .formOffLadder, at: "export-tokens"),
        Defect(
            "a rule about a class without field",
            [
                ("  diagnosis: { in", "  genome: { in: record }\n  diagnosis: { in"),
                rule("  - { id: genes, who: doctor, purpose: treatment, classes: genome, reveal: masked }"),
            ], .neverFires, at: "genes"),
        Defect(
            "a break-glass rule about a form that is not on the ladder",
            [("    reveal: clear\n    for", "    reveal: encrypted\n    for")],
            .neverFires, at: "emergency"),
    ]

    // MARK: Shadows

    static let shadows: [Defect] = [
        Defect(
            "the same rule, later and with a condition",
            [
                rule(
                    "  - { id: late, who: clerk, purpose: billing, classes: insurance, when: context.urgent, reveal: masked, mask: keep-last(2) }"
                )
            ],
            .shadowedRule, at: "late"),
        Defect(
            "a later rule with a budget, under one without",
            [
                rule(
                    "  - { id: late, who: clerk, purpose: billing, classes: insurance, reveal: masked, mask: keep-last(2), budget: { calls: 5, per: principal, within: 1h } }"
                )
            ],
            .shadowedRule, at: "late"),
        Defect(
            "a later rule about a class below",
            [rule("  - { id: late, who: export-job, purpose: research, classes: identity, reveal: tokenized }")],
            .shadowedRule,
            at: "late"),
        Defect(
            "a later rule with a stronger condition",
            [
                (
                    "  - id: export-tokens\n",
                    "  - { id: early, who: nurse, purpose: research, classes: record, when: resource.grade < 5, reveal: tokenized }\n  - id: export-tokens\n"
                ),
                rule(
                    "  - { id: late, who: doctor, purpose: research, classes: diagnosis, when: resource.grade < 3, reveal: tokenized }"
                ),
            ], .shadowedRule, at: "late"),
        Defect(
            "a lower form where a higher one is always granted",
            [
                ("    reveal: masked\n    mask: keep-last(2)\n", "    reveal: clear\n    require: reason\n"),
                rule(
                    "  - { id: late, who: clerk, purpose: billing, classes: insurance, reveal: masked, require: reason }"
                ),
            ], .shadowedRule, at: "late"),
        Defect(
            "a later rule in hours that are within those of another",
            [
                rule(
                    """
                      - { id: early, who: doctor, purpose: research, classes: diagnosis, during: { days: mon-fri, hours: "08:00-18:00" }, reveal: masked }
                      - { id: late, who: doctor, purpose: research, classes: diagnosis, during: { days: mon-tue, hours: "09:00-12:00" }, reveal: masked }
                    """)
            ], .shadowedRule, at: "late"),
        Defect(
            "a rule that stands twice, budget and all",
            [
                rule(
                    """
                      - { id: again, who: nurse, purpose: research, classes: identity, reveal: masked, budget: { calls: 9, per: role, within: 1h } }
                      - { id: twice, who: nurse, purpose: research, classes: identity, reveal: masked, budget: { calls: 9, per: role, within: 1h } }
                    """)
            ], .repeatedRule, at: "twice"),
    ]

    // MARK: Masks

    static let masks: [Defect] = [
        Defect(
            "two masks for one field",
            [
                (
                    "    reveal: masked\n    mask: keep-last(2)",
                    "    when: context.urgent\n    reveal: masked\n    mask: keep-last(3)"
                )
            ], .conflictingMasks, at: "clerk-number"),
        Defect(
            "the class's mask, and another",
            [
                rule(
                    "  - { id: other, who: doctor, purpose: treatment, classes: identity, when: resource.grade > 4, reveal: masked, mask: full }"
                )
            ], .conflictingMasks, at: "other"),
        Defect(
            "a mask of a class that is never masked",
            [
                ("  insurance: { in: record, mask", "  insurance: { in: record, ladder: [clear, tokenized], mask"),
                ("    reveal: [clear, masked]\n    mask: keep-last(2)", "    reveal: clear"),
            ],
            .unusedMask, at: "keep-last(4)"),
        Defect(
            "a mask of a rule about a class that is never masked",
            [
                ("  diagnosis: { in: record }", "  diagnosis: { in: record, ladder: [clear, tokenized] }"),
                rule(
                    "  - { id: other, who: doctor, purpose: research, classes: diagnosis, reveal: [tokenized, masked], mask: keep-first(1) }"
                ),
            ], .unusedMask, at: "keep-first(1)"),
    ]

    // MARK: Forbids

    static let forbids: [Defect] = [
        Defect(
            "a forbid of everything", [forbid("  - { id: wall, classes: insurance }")], .erasedRule,
            at: "clerk-insurance"),
        Defect(
            "a forbid of one form", [forbid("  - { id: wall, who: clerk, forms: clear }")], .erasedRule,
            at: "clerk-insurance"),
        Defect(
            "a forbid that the rule's condition implies",
            [forbid("  - { id: wall, who: clerk, purpose: billing, classes: insurance, when: context.copies < 200 }")],
            .erasedRule, at: "clerk-insurance"),
        Defect(
            "a forbid unless what the rule excludes",
            [forbid("  - { id: wall, who: nurse, forms: masked, unless: 'context.case.state == \"closed\"' }")],
            .erasedRule, at: "nurse-ward"),
        Defect(
            "a forbid that emergencies do not lift",
            [forbid("  - { id: wall, who: nurse, forms: clear, classes: identity, when: context.breakGlass }")],
            .erasedRule, at: "emergency"),
        Defect(
            "a forbid whose condition contradicts itself",
            [forbid("  - { id: wall, when: principal.level > 3 && principal.level < 2 }")], .neverForbids,
            at: "principal.level > 3"),
        Defect(
            "a forbid whose 'unless' always holds",
            [forbid("  - { id: wall, unless: context.urgent || !context.urgent }")], .neverForbids,
            at: "context.urgent || !"),
        Defect(
            "a forbid that excludes what it demands",
            [forbid("  - { id: wall, when: context.urgent, unless: context.urgent || context.copies > 3 }")],
            .neverForbids, at: "context.urgent || context"),
        Defect(
            "a forbid of a form that no ladder has", [forbid("  - { id: wall, forms: encrypted }")], .neverForbids,
            at: "wall"),
        Defect(
            "a forbid for another purpose than it asks for",
            [forbid("  - { id: wall, purpose: billing, when: 'context.purpose == \"research\"' }")], .neverForbids,
            at: "context.purpose =="),
        Defect(
            "a forbid within another",
            [
                forbid(
                    "  - { id: wall, who: clerk, forms: clear, when: resource.grade > principal.level, unless: context.breakGlass, classes: diagnosis }"
                )
            ], .redundantForbid, at: "wall"),
    ]

    // MARK: Failures

    static let failures: [Defect] = [
        Defect(
            "a sum without bounds", [("resource.grade > principal.level", "resource.grade + 1 > principal.level")],
            .mayOverflow, at: "resource.grade + 1"),
        Defect(
            "a difference without bounds",
            [("resource.grade > principal.level", "resource.grade - principal.level > 0")], .mayOverflow,
            at: "resource.grade - principal"),
        Defect(
            "a product without lower bound", [(clerkWhen, "context.copies < 100 && context.copies * 2 < 150")],
            .mayOverflow, at: "context.copies * 2"),
        Defect(
            "a bound that comes too late",
            [(clerkWhen, "context.copies * 2 < 150 && context.copies >= 0 && context.copies < 100")], .mayOverflow,
            at: "context.copies * 2"),
        Defect(
            "the negative of an attribute", [("resource.grade > principal.level", "-resource.grade < principal.level")],
            .mayOverflow, at: "-resource"),
        Defect(
            "a time shifted by an attribute",
            [
                ("    copies: long", "    copies: long\n    grace: duration"),
                (
                    #"duration("5110d")"#,
                    #"duration("5110d") && context.now.offset(context.grace) > datetime("2026-01-01")"#
                ),
            ],
            .mayOverflow, at: "context.now.offset"),
        Defect(
            "an attribute of another", [(doctorWhen, doctorWhen + " || context.case.doctor.level > 5")], .mayFail,
            at: "context.case.doctor.level"),
        Defect(
            "a condition that always holds",
            [
                (
                    "resource.grade > principal.level",
                    "resource.grade > principal.level || resource.grade <= principal.level"
                )
            ], .constantCondition, at: "resource.grade > principal"),
        Defect(
            "an 'unless' that never holds",
            [("    unless: context.urgent", "    unless: context.copies > 5 && context.copies < 3")],
            .constantCondition, at: "context.copies > 5"),
    ]

    // MARK: Breadth

    static let breadth: [Defect] = [
        Defect(
            "people who see a whole column",
            [
                rule(
                    "  - { id: wide, who: doctor, purpose: research, classes: diagnosis, reveal: clear, require: reason }"
                )
            ], .broadGrant, at: "wide"),
        Defect(
            "people who see it in working hours",
            [
                rule(
                    "  - { id: wide, who: nurse, purpose: billing, classes: identity, reveal: clear, during: { days: mon-fri, hours: \"08:00-17:00\" } }"
                )
            ], .broadGrant, at: "wide"),
        Defect(
            "everybody",
            [
                rule(
                    "  - { id: wide, who: any, purpose: research, classes: identity, reveal: clear, budget: { calls: 5, per: principal, within: 1d } }"
                )
            ], .broadGrant, at: "wide"),
        Defect(
            "people who see whole rows masked",
            [
                rule(
                    "  - { id: wide, who: nurse, purpose: research, classes: record, reveal: masked, mask: keep-first(1), require: reason }"
                )
            ], .unlimitedMask, at: "wide"),
        Defect(
            "people who see masked whatever of a table can be masked",
            [
                rule(
                    "  - { id: wide, who: any, purpose: research, classes: [identity, insurance], reveal: masked, when: 1 < 2 }"
                )
            ], .unlimitedMask, at: "wide"),
        Defect(
            "people whose condition is none",
            [rule("  - { id: wide, who: doctor, purpose: research, classes: diagnosis, when: 1 < 2, reveal: clear }")],
            .broadGrant, at: "wide"),
        Defect(
            "an approval by peers",
            [
                (
                    "    reveal: [clear, masked]\n    mask: keep-last(2)\n    budget: { subjects: 30, per: principal, within: 1d }\n    require: [reason, { approval: { of: privacy } }]",
                    "    reveal: [clear, masked]\n    mask: keep-last(2)\n    budget: { subjects: 30, per: principal, within: 1d }\n    require: [reason, { approval: { of: staff } }]"
                )
            ], .weakApproval, at: "staff } }]"),
        Defect(
            "an approval by a service",
            [
                (
                    "    mask: keep-last(2)\n    budget: { subjects: 30, per: principal, within: 1d }\n    require: [reason, { approval: { of: privacy } }]",
                    "    mask: keep-last(2)\n    budget: { subjects: 30, per: principal, within: 1d }\n    require: [reason, { approval: { of: export-job } }]"
                )
            ], .impossibleObligation, at: "export-job } }]"),
        Defect("an emergency of days", [("    for: 1h", "    for: 3d")], .longBreakGlass, at: "emergency"),
        Defect(
            "an emergency without limit",
            [("    for: 1h\n    budget: { subjects: 20, per: principal, within: 1h }", "    for: 1h")],
            .unlimitedBreakGlass, at: "emergency"),
    ]
}
