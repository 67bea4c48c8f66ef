#if YAML
    import RevealPolicy
    import Testing

    /// What people write on purpose, added to a good document.
    @Suite("Analysis of good idioms")
    struct GoodIdiomTests {
        private static let idioms: [(String, [(String, String)])] = [
            (
                "an exception before the rule",
                [
                    Defect.rule(
                        """
                          - { id: first, who: doctor, purpose: research, classes: diagnosis, when: context.urgent, reveal: masked, mask: keep-first(2) }
                          - { id: then, who: doctor, purpose: research, classes: diagnosis, reveal: masked }
                        """)
                ]
            ),
            (
                "more for those higher up, before what all may",
                [
                    Defect.rule(
                        """
                          - { id: first, who: doctor, purpose: research, classes: diagnosis, reveal: masked, mask: keep-first(2), budget: { calls: 9, per: principal, within: 1h } }
                          - { id: then, who: nurse, purpose: research, classes: diagnosis, when: context.urgent, reveal: masked }
                        """)
                ]
            ),
            (
                "another mask when a budget is used up",
                [
                    Defect.rule(
                        """
                          - { id: first, who: doctor, purpose: research, classes: diagnosis, reveal: masked, mask: keep-first(2), budget: { calls: 9, per: principal, within: 1h } }
                          - { id: then, who: doctor, purpose: research, classes: diagnosis, reveal: masked }
                        """)
                ]
            ),
            (
                "two ways to one form, each with its condition",
                [
                    Defect.rule(
                        """
                          - { id: first, who: doctor, purpose: research, classes: diagnosis, when: context.urgent, reveal: masked }
                          - { id: then, who: doctor, purpose: research, classes: diagnosis, when: resource.grade < 3, reveal: masked }
                        """)
                ]
            ),
            (
                "a harder obligation for clear, an easier one for masked",
                [
                    Defect.rule(
                        """
                          - { id: first, who: doctor, purpose: research, classes: diagnosis, reveal: clear, require: [reason, { approval: { of: privacy } }] }
                          - { id: then, who: doctor, purpose: research, classes: diagnosis, reveal: masked }
                        """)
                ]
            ),
            (
                "whole rows masked within a budget",
                [
                    Defect.rule(
                        "  - { id: wide, who: doctor, purpose: research, classes: record, reveal: masked, mask: keep-first(1), budget: { calls: 900, per: principal, within: 1d } }"
                    )
                ]
            ),
            (
                "whole rows masked for a service, and of somebody's own case",
                [
                    Defect.rule(
                        """
                          - { id: job, who: export-job, purpose: research, classes: record, reveal: masked, mask: keep-first(1) }
                          - { id: case, who: doctor, purpose: research, classes: record, when: context.case.patient == resource.subject, reveal: masked, mask: keep-first(1) }
                        """)
                ]
            ),
            (
                "whole rows masked, but for a forbid those of others",
                [
                    Defect.forbid(
                        "  - { id: own-case, forms: masked, unless: context.case.patient == resource.subject }"),
                    Defect.rule(
                        "  - { id: wide, who: doctor, purpose: research, classes: record, reveal: masked, mask: keep-first(1) }"
                    ),
                ]
            ),
            (
                "whole rows, of which a mask shows nothing",
                [
                    Defect.rule(
                        "  - { id: wide, who: doctor, purpose: research, classes: record, reveal: masked, mask: full }")
                ]
            ),
            (
                "one sees what is one's own",
                [
                    ("    copies: long\n", "    copies: long\n    owner?: principal\n"),
                    Defect.rule(
                        "  - { id: own, who: any, purpose: treatment, classes: identity, when: context.owner == principal, reveal: clear }"
                    ),
                ]
            ),
            (
                "a fact that is asked for",
                [
                    Defect.rule(
                        "  - { id: asked, who: doctor, purpose: research, classes: diagnosis, when: resource has ward && resource.ward == principal.ward, reveal: masked }"
                    )
                ]
            ),
            (
                "arithmetic within bounds",
                [
                    Defect.rule(
                        "  - { id: bounded, who: doctor, purpose: research, classes: diagnosis, when: resource.grade > 0 && resource.grade <= 10 && 100 - resource.grade * 10 > principal.level, reveal: masked }"
                    )
                ]
            ),
            (
                "an attribute of somebody who is the one that asks",
                [
                    Defect.rule(
                        "  - { id: self, who: doctor, purpose: research, classes: diagnosis, when: context.case.doctor == principal && context.case.doctor.level > 3, reveal: masked }"
                    )
                ]
            ),
            (
                "times that are compared",
                [
                    Defect.rule(
                        "  - { id: young, who: doctor, purpose: research, classes: diagnosis, when: 'context.now.offset(duration(\"-1d\")) < resource.born && context.now.toDate() == context.now', reveal: masked }"
                    )
                ]
            ),
            (
                "a forbid for a time",
                [Defect.forbid("  - { id: nights, who: nurse, during: { days: mon-sun, hours: \"22:00-06:00\" } }")]
            ),
            (
                "a forbid that a fact, if it is missing, makes apply",
                [
                    Defect.forbid(
                        "  - { id: known, who: nurse, forms: clear, when: resource.ward != principal.ward, unless: context.urgent }"
                    )
                ]
            ),
        ]

        @Test("It is silent", arguments: idioms)
        func isSilent(title: String, edits: [(String, String)]) throws {
            let document = try RevealDocument(yaml: try Defect(title, edits, .noTests, at: nil).yaml())
            _ = try RevealEngine(document)
            let findings = document.analyze()
            #expect(findings.isEmpty, "\(title): \(findings)")
        }
    }
#endif
