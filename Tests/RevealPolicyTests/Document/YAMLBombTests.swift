#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("Documents that are meant to cost much cost little")
    struct YAMLBombTests {
        static let head = "policy: p\nversion: 1\n"

        private func refused(_ yaml: String) -> RevealPolicyError? {
            #expect(throws: RevealPolicyError.self) { try RevealDocument(yaml: yaml) }
        }

        @Test("A billion laughs are refused at the first anchor")
        func laughs() {
            var yaml = Self.head + "a: &a [x, x, x, x, x, x, x, x, x]\n"
            for (one, next) in zip("abcdefghi", "bcdefghij") {
                let alias = "*\(one)"
                yaml += "\(next): &\(next) [" + [String](repeating: alias, count: 9).joined(separator: ", ") + "]\n"
            }
            yaml += "? *j\n: x\n"
            let error = refused(yaml)
            #expect(error?.faults.first?.span?.description == "3:4")
            #expect(error?.faults.first?.message.hasPrefix("an anchor") == true)
        }

        @Test(
            "Anchors are found wherever YAML has them",
            arguments: [
                "a: &x b", "a: [&x b]", "a: { &x b: c }", "- &x a", "- - &x a", "&x a: b", "? &x a", "a:\n  &x b",
                "a:\n  &x\n  b: c", "a: \"q\"\nb: &x c", "a: 'it''s'\nb: &x c", "a: |\n  t\nb: &x c",
                "a: >-\n\n   t\nb: &x c",
                "a: b # c\nd: &x e", "a: b\n  c\nd: &x e", "a:\n- b\n&x c: d", "a: {b: c}\nd: &x e", "'a': &x b",
                "a: [b, 'c', \"d\"]\ne: &x f", "a: |1\n  b\nc: &x d", "a: [\n&x b]", "a: [b: &x c]", "--- &x\na: b",
                "a: \"\\\"\" \nb: &x c", "a: x\\\nb: &x c", "a:\n  - b\n  - &x c",
            ])
        func anchors(yaml: String) {
            let faults = refused(yaml)?.faults ?? []
            #expect(faults.contains { $0.message.hasPrefix("an anchor") }, "\(faults)")
        }

        @Test(
            "Where YAML has none, none is found",
            arguments: [
                "a && b", "a\n    && b\n    || !c", "\"&x\"", "'*x'", "|\n    &x *y !z", ">\n    &x\n    *y", "a * b",
                "a & b", "a: b'\n", "x # &y", "a*b", "a!b", "[a&b]", "it's &x", "x\n    *y",
            ])
        func noAnchors(value: String) {
            let error = #expect(throws: RevealPolicyError.self) {
                try RevealDocument(yaml: "policy: p\nversion: x\ndescription: \(value)\nzone: y\n")
            }
            let faults = error?.faults ?? []
            #expect(!faults.contains { $0.message.hasPrefix("an a") || $0.message.hasPrefix("a tag") }, "\(faults)")
        }

        @Test("Nesting is bounded", arguments: ["[", "{a: ", "- ", "? ", "a:\n", "-\n"])
        func nesting(opening: String) {
            let yaml =
                opening.hasSuffix("\n")
                ? (0..<1000).map { String(repeating: " ", count: $0) + opening }.joined()
                : String(repeating: opening, count: 200_000)
            let error = refused(yaml)
            #expect(error?.code == .limitExceeded)
            #expect(error?.faults.first?.message == "nested deeper than 64")
        }

        @Test("What is larger than 1 MiB is not looked at")
        func size() {
            let yaml = Self.head + String(repeating: "# \u{0}\n", count: 2_500_000)
            #expect(refused(yaml)?.code == .limitExceeded)
        }

        @Test("A document of the largest size is read in the time that its size takes")
        func large() throws {
            // Were anything quadratic, each of these would take minutes.
            let roles = (0..<10000).map { "  role-\($0): { in: role-\($0 + 1) }\n" }.joined()
            let chain = try RevealDocument(yaml: Self.head + "roles:\n" + roles + "  role-10000: {}\n")
            #expect(chain.roles.count == 10001)
            let line = (0..<10000).map { "role-\($0): {}" }.joined(separator: ", ")
            #expect(try RevealDocument(yaml: Self.head + "roles: { \(line) }\n").roles.count == 10000)
            let unknown = (0..<10000).map { "  role-\($0): { in: rolle-\($0) }\n" }.joined()
            #expect(refused(Self.head + "roles:\n" + unknown)?.faults.count == 100)
            let same = String(repeating: "  a: {}\n", count: 50_000)
            #expect(refused(Self.head + "roles:\n" + same)?.faults.count == 100)
            let text = String(repeating: "ä", count: 500_000)
            #expect(try RevealDocument(yaml: Self.head + "description: '\(text)'\n").description == text)
        }
    }
#endif
