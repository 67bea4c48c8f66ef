#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("Documents that contradict themselves are refused, with the place")
    struct DocumentCheckTests {
        static let head = """
            policy: p
            version: 1
            attributes: { principal: { level: long }, context: { who?: principal, at?: datetime, tags?: [string] } }
            purposes: { work: x }
            roles: { agent: {}, lead: { in: agent } }
            classes: { mail: {}, phone: { in: mail } }
            fields: { t.mail: mail }

            """

        /// A rule with something changed in it.
        static func rule(_ changes: String) -> String {
            head + "rules:\n  - { id: r, who: agent, purpose: work, classes: mail, reveal: masked, \(changes) }\n"
        }

        static func forbid(_ entries: String) -> String { head + "forbids:\n  - { id: f, \(entries) }\n" }

        static func glass(_ entries: String) -> String {
            head + "break-glass:\n  - { id: g, who: lead, classes: mail, reveal: clear, \(entries) }\n"
        }

        static func test(_ entries: String, row: String = "") -> String {
            head
                + "tests:\n  - { name: n, principal: { id: a, roles: agent }, expect: { t.mail: denied }, \(entries) }\n"
        }

        @Test(
            "Declarations",
            arguments: [
                Refusal(
                    "a role twice", "policy: p\nversion: 1\nroles: { a: {}, 'a': {} }", .duplicateName, "3:10", "twice"),
                Refusal(
                    "roles in a circle", "policy: p\nversion: 1\nroles: { a: { in: b }, b: { in: a } }", .cycle, "3:33",
                    "own"),
                Refusal(
                    "a role in itself", "policy: p\nversion: 1\nroles: { a: { in: [a] } }", .cycle, "3:20", "own parent"
                ),
                Refusal(
                    "classes in a circle", "policy: p\nversion: 1\nclasses: { a: { in: a } }", .cycle, "3:21", "class"),
                Refusal(
                    "a role called any", "policy: p\nversion: 1\nroles: { any: {} }", .invalidDocument, "3:10", "'any'"),
                Refusal(
                    "a name with blanks", "policy: p\nversion: 1\nroles: { 'a b': {} }", .invalidDocument, "3:10",
                    "ASCII"),
                Refusal(
                    "no kind", "policy: p\nversion: 1\nroles: { a: { kind: humam } }", .invalidDocument, "3:21",
                    "'human'"),
                Refusal(
                    "no parent", "policy: p\nversion: 1\nroles: { lead: {}, a: { in: leed } }", .unknownName, "3:29",
                    "'lead'"),
                Refusal(
                    "a parent twice", "policy: p\nversion: 1\nroles: { b: {}, a: { in: [b, b] } }", .duplicateName,
                    "3:30", "twice"),
                Refusal(
                    "an empty ladder", "policy: p\nversion: 1\nclasses: { a: { ladder: [] } }", .invalidDocument,
                    "3:15", "name a form"),
                Refusal(
                    "a rung twice", "policy: p\nversion: 1\nclasses: { a: { ladder: [clear, clear] } }", .duplicateName,
                    "3:15", "twice"),
                Refusal(
                    "no mask", "policy: p\nversion: 1\nclasses: { a: { mask: emial } }", .unknownName, "3:23", "'email'"
                ),
                Refusal(
                    "a bad mask", "policy: p\nversion: 1\nclasses: { a: { mask: keep-last(-1) } }", .invalidDocument,
                    "3:33", "no mask"),
                Refusal("no field", "policy: p\nversion: 1\nfields: { mail: x }", .invalidDocument, "3:11", "a dot"),
                Refusal(
                    "no class", "policy: p\nversion: 1\nclasses: { mail: {} }\nfields: { t.c: mial }", .unknownName,
                    "4:16", "'mail'"),
                Refusal(
                    "a field twice", "policy: p\nversion: 1\nclasses: { m: {} }\nfields: { t.c: m, 't.c': m }",
                    .duplicateName, "4:11", "twice"),
                Refusal(
                    "no type", "policy: p\nversion: 1\nattributes: { row: { a: strnig } }", .invalidDocument, "3:25",
                    "'string'"),
                Refusal(
                    "a set of two", "policy: p\nversion: 1\nattributes: { row: { a: [long, bool] } }", .invalidDocument,
                    "3:25", "one type"),
                Refusal(
                    "the engine's", "policy: p\nversion: 1\nattributes: { row: { subject: string } }", .duplicateName,
                    "3:22", "engine"),
                Refusal(
                    "no identifier", "policy: p\nversion: 1\nattributes: { row: { a-b: long } }", .invalidDocument,
                    "3:22", "identifier"),
                Refusal(
                    "reserved", "policy: p\nversion: 1\nattributes: { row: { in: long } }", .invalidDocument, "3:22",
                    "identifier"),
                Refusal(
                    "a digit first", "policy: p\nversion: 1\nattributes: { row: { 1a: long } }", .invalidDocument,
                    "3:22", "identifier"),
                Refusal(
                    "an attribute twice", "policy: p\nversion: 1\nattributes: { row: { a: long, a?: long } }",
                    .duplicateName, "3:31", "twice"),
                Refusal(
                    "short digests", "policy: p\nversion: 1\ncanaries: { digests: [0f3a] }", .invalidDocument, "3:23",
                    "32"),
                Refusal(
                    "no hexadecimal",
                    "policy: p\nversion: 1\ncanaries: { digests: [\(String(repeating: "x", count: 32))] }",
                    .invalidDocument, "3:23", "32"),
                Refusal(
                    "nobody told", "policy: p\nversion: 1\ncanaries: { digests: [], notify: x }", .unknownName, "3:34",
                    "no such role"),
            ])
        func declarations(refusal: Refusal) { refusal.check() }

        @Test(
            "Rules",
            arguments: [
                Refusal(
                    "no role", head + "rules:\n  - { id: r, who: agnet, purpose: work, classes: mail, reveal: clear }",
                    .unknownName, "9:19", "'agent'"),
                Refusal(
                    "nobody", head + "rules:\n  - { id: r, who: [], purpose: work, classes: mail, reveal: clear }",
                    .invalidDocument, "9:5", "name a role"),
                Refusal(
                    "any and others",
                    head + "rules:\n  - { id: r, who: [any, lead], purpose: work, classes: mail, reveal: clear }",
                    .unknownName, "9:20", "no such role"),
                Refusal(
                    "no purpose", head + "rules:\n  - { id: r, who: any, purpose: wrok, classes: mail, reveal: clear }",
                    .unknownName, "9:33", "'work'"),
                Refusal(
                    "no class",
                    head + "rules:\n  - { id: r, who: any, purpose: any, classes: [mail, fone], reveal: clear }",
                    .unknownName, "9:54", "no such class"),
                Refusal(
                    "no form", head + "rules:\n  - { id: r, who: any, purpose: any, classes: any, reveal: cleer }",
                    .invalidDocument, "9:60", "'clear'"),
                Refusal(
                    "nothing revealed", head + "rules:\n  - { id: r, who: any, purpose: any, classes: any }",
                    .invalidDocument, "9:5", "'reveal'"),
                Refusal(
                    "an id twice", rule("unless: false") + "forbids: [{ id: r }]", .duplicateName, "10:17", "twice"),
                Refusal(
                    "a mask for nothing",
                    head + "rules:\n  - { id: r, who: any, purpose: any, classes: any, reveal: clear, mask: full }",
                    .invalidDocument, "9:73", "'masked'"),
                Refusal(
                    "a budget of 0", rule("budget: { subjects: 0, per: principal, within: 1d }"), .invalidDocument,
                    "9:80", "from 1"),
                Refusal(
                    "a budget below 0", rule("budget: { subjects: -1, per: principal, within: 1d }"), .invalidDocument,
                    "9:80", "from 1"),
                Refusal(
                    "a budget of nothing", rule("budget: { per: principal, within: 1d }"), .invalidDocument, "9:80",
                    "either"),
                Refusal(
                    "a budget of both", rule("budget: { calls: 1, subjects: 1, per: principal, within: 1d }"),
                    .invalidDocument, "9:80", "either"),
                Refusal(
                    "a budget of nobody", rule("budget: { calls: 1, per: princpal, within: 1d }"), .invalidDocument,
                    "9:97", "'principal'"),
                Refusal(
                    "too long", rule("budget: { calls: 1, per: role, within: 367d }"), .invalidDocument, "9:80", "366d"),
                Refusal(
                    "far too long", rule("budget: { calls: 1, per: role, within: 9999999999999999999d }"),
                    .invalidDocument, "9:111", "such as 15m"),
                Refusal(
                    "overflowing", rule("budget: { calls: 1, per: role, within: 999999999999999999d }"),
                    .invalidDocument, "9:80", "366d"),
                Refusal("no time", rule("budget: { calls: 1, per: role, within: 0s }"), .invalidDocument, "9:80", "1s"),
                Refusal(
                    "time without a unit", rule("budget: { calls: 1, per: role, within: 60 }"), .invalidDocument,
                    "9:111", "15m"),
                Refusal(
                    "a number in quotes", rule("budget: { calls: '1', per: role, within: 60s }"), .invalidDocument,
                    "9:89", "without quotes"),
                Refusal("no obligation", rule("require: resaon"), .invalidDocument, "9:81", "'reason'"),
                Refusal("an obligation without value", rule("require: notify"), .invalidDocument, "9:81", "a value"),
                Refusal(
                    "an obligation of nothing", rule("require: {}"), .invalidDocument, "9:81", "one obligation each"),
                Refusal(
                    "two in one", rule("require: { notify: lead, expire: 5m }"), .invalidDocument, "9:81",
                    "one obligation each"),
                Refusal("an obligation twice", rule("require: [reason, reason]"), .duplicateName, "9:5", "twice"),
                Refusal(
                    "no approvals", rule("require: { approval: { of: lead, count: 0 } }"), .invalidDocument, "9:99",
                    "from 1"),
                Refusal("no approver", rule("require: { approval: { of: laed } }"), .unknownName, "9:99", "'lead'"),
                Refusal("no zone", rule("during: { hours: '07:00-19:00' }"), .invalidDocument, "9:80", "which zone"),
                Refusal(
                    "a place that is none", rule("during: { zone: Europe/Berlln }"), .unknownName, "9:88",
                    "'Europe/Berlin'"),
                Refusal("an abbreviation", rule("during: { zone: CET }"), .unknownName, "9:88", "no such zone"),
                Refusal("an offset", rule("during: { zone: UTC+1 }"), .unknownName, "9:88", "no such zone"),
                Refusal(
                    "an inverted offset", rule("during: { zone: Etc/GMT+1 }"), .unknownName, "9:88", "no such zone"),
                Refusal("a path", rule("during: { zone: ../../etc/passwd }"), .unknownName, "9:88", "no such zone"),
                Refusal(
                    "24:01", rule("during: { zone: UTC, hours: '07:00-24:01' }"), .invalidDocument, "9:100", "24:00"),
                Refusal(
                    "24:00 as the beginning", rule("during: { zone: UTC, hours: '24:00-07:00' }"), .invalidDocument,
                    "9:80", "23:59"),
                Refusal(
                    "7:5", rule("during: { zone: UTC, hours: '7:5-19:00' }"), .invalidDocument, "9:100", "two digits"),
                Refusal(
                    "07:60", rule("during: { zone: UTC, hours: '07:60-19:00' }"), .invalidDocument, "9:100",
                    "two digits"),
                Refusal(
                    "hours that are empty", rule("during: { zone: UTC, hours: '07:00-07:00' }"), .invalidDocument,
                    "9:80", "empty"),
                Refusal("no day", rule("during: { zone: UTC, days: [] }"), .invalidDocument, "9:80", "name a day"),
                Refusal(
                    "a day that is none", rule("during: { zone: UTC, days: mon-fry }"), .invalidDocument, "9:99",
                    "'fri'"),
                Refusal(
                    "three days in a range", rule("during: { zone: UTC, days: mon-tue-wed }"), .invalidDocument,
                    "9:99", "a dash"),
                Refusal("a forbid with budget", forbid("budget: 1"), .unknownName, "9:14", "no such key"),
                Refusal("a forbid of no form", forbid("forms: []"), .invalidDocument, "9:5", "name a form"),
                Refusal("a grant without end", glass("budget: []"), .invalidDocument, "9:5", "'for'"),
                Refusal("a grant for too long", glass("for: 8d"), .invalidDocument, "9:5", "7d"),
                Refusal("a grant below 0", glass("for: -5m"), .invalidDocument, "9:5", "1s"),
            ])
        func rules(refusal: Refusal) { refusal.check() }

        @Test(
            "Tests",
            arguments: [
                Refusal("no purpose", test("purpose: wokr"), .unknownName, "9:89", "'work'"),
                Refusal(
                    "no role",
                    head
                        + "tests:\n  - { name: n, principal: { id: a, roles: lad }, purpose: work, expect: { t.mail: denied } }",
                    .unknownName, "9:5", "'lead'"),
                Refusal(
                    "no field",
                    head
                        + "tests:\n  - { name: n, principal: { id: a, roles: lead }, purpose: work, expect: { t.mal: denied } }",
                    .unknownName, "9:76", "'t.mail'"),
                Refusal(
                    "nothing expected",
                    head + "tests:\n  - { name: n, principal: { id: a, roles: lead }, purpose: work, expect: {} }",
                    .invalidDocument, "9:5", "expected of"),
                Refusal(
                    "no expectation",
                    head
                        + "tests:\n  - { name: n, principal: { id: a, roles: lead }, purpose: work, expect: { t.mail: forbiden } }",
                    .invalidDocument, "9:84", "'forbidden'"),
                Refusal(
                    "no time of day", test("purpose: work, at: 2026-02-30T10:00:00Z"), .invalidDocument, "9:99",
                    "a time"),
                Refusal(
                    "an attribute that is none", test("purpose: work, context: { whom: a }"), .unknownName, "9:106",
                    "'who'"),
                Refusal(
                    "the engine's attribute", test("purpose: work, context: { breakGlass: true }"), .unknownName,
                    "9:106", "no such attribute"),
                Refusal(
                    "another type", test("purpose: work, context: { tags: a }"), .invalidDocument, "9:112", "a list"),
                Refusal(
                    "another element", test("purpose: work, context: { at: noon }"), .invalidDocument, "9:110",
                    "datetime"),
                Refusal(
                    "no break-glass rule", test("purpose: work, break-glass: x"), .unknownName, "9:108",
                    "no such break-glass rule"),
                Refusal(
                    "a reason that says nothing", test("purpose: work, reason: ''"), .invalidDocument, "9:103",
                    "a reason"),
                Refusal(
                    "a number as a text",
                    head
                        + "tests:\n  - { name: n, principal: { id: a, roles: lead, attributes: { level: '1' } }, purpose: work, expect: { t.mail: denied } }",
                    .invalidDocument, "9:70", "long"),
                Refusal(
                    "a name twice",
                    test("purpose: work")
                        + "  - { name: n, principal: { id: a, roles: lead }, purpose: work, expect: { t.mail: denied } }",
                    .duplicateName, "10:13", "another test"),
                Refusal(
                    "no time where rules have hours",
                    rule("during: { zone: UTC, days: mon }")
                        + "tests:\n  - { name: n, principal: { id: a, roles: lead }, purpose: work, expect: { t.mail: denied } }",
                    .invalidDocument, "11:5", "'at'"),
            ])
        func tests(refusal: Refusal) { refusal.check() }

        @Test(
            "Days and hours",
            arguments: [
                ("mon", [1]), ("mon-fri", [1, 2, 3, 4, 5]), ("fri-mon", [5, 6, 7, 1]), ("[tue, sat-sun]", [2, 6, 7]),
            ])
        func days(days: String, numbers: [Int]) throws {
            let yaml = Self.rule("during: { zone: UTC, days: \(days), hours: \"22:00-06:30\" }")
            let hours = try #require(try RevealDocument(yaml: yaml).rules.first?.during)
            #expect(hours.days == Set(numbers.compactMap { Weekday(rawValue: $0) }))
            #expect(hours.start == 22 * 60)
            #expect(hours.end == 6 * 60 + 30)
        }

        @Test("A document that is built is held to the same")
        func built() {
            var document = RevealDocument("p", version: 0)
            document.rules = [RevealRule("r", who: "nobody", purposes: [], classes: .any, reveal: [])]
            document.tests = [RevealTest("t", principal: Principal("", roles: []), purpose: "x", expect: [])]
            document.tests[0].context = ["x": 1]
            let faults = document.check()
            #expect(
                faults.map(\.code) == [
                    .invalidDocument, .unknownName, .invalidDocument, .invalidDocument, .invalidDocument, .unknownName,
                    .invalidDocument, .unknownName,
                ], "\(faults)")
            #expect(faults.allSatisfy { $0.span == nil })
        }

        @Test("A fact that is built has the type that is declared")
        func facts() throws {
            var document = try RevealDocument(yaml: Self.test("purpose: work, context: { who: b, tags: [x, y] }"))
            #expect(document.check() == [])
            for context in [["who": "b"], ["tags": ["x", 1]], ["who": .entity(try EntityUID("Role", "b"))]]
                as [CedarRecord]
            {
                document.tests[0].context = context
                #expect(document.check().map(\.code) == [.invalidDocument])
            }
        }
    }
#endif
