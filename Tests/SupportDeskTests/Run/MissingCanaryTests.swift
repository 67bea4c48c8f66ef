#if SQLite && YAML
    import DataProtection
    import Testing

    @testable import SupportDesk

    @Suite("A desk without canaries")
    struct MissingCanaryTests {
        @Test("fails the check that one rings: what cannot be shown was not shown")
        func failed() async throws {
            let folder = try DeskFolder(nil)
            defer { folder.remove() }
            var options = StoryOptions()
            (options.customers, options.isJSON) = (20, true)
            var story = try await Story(options, folder)
            #expect(!story.book.canaries.isEmpty && story.stored.isEmpty)
            try await story.openACanary()
            #expect(story.report.checks.map(\.passed) == [false])
            #expect(story.report.checks.map(\.part) == ["d"])
            try await story.desk.audit.close()
        }
    }
#endif
