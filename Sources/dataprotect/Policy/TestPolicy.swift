#if YAML
    import ArgumentParser
    import RevealPolicy

    /// `dataprotect policy test`
    struct TestPolicy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Runs the tests that stand in a reveal document.",
            discussion: """
                Prints a line for each test, and for one that fails what came out and why. Exits with 65 where one fails, \
                and where there is none.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy test policy.yaml
                  dataprotect policy test policy.yaml --verbose
                """)

        @OptionGroup var arguments: PolicyArguments

        @Flag(help: "Of tests that pass too, say what came out and why.")
        var verbose = false

        func run() async throws {
            let file = arguments.file
            let results = try file.engine().runTests()
            for result in results {
                for line in lines(result, file.text.name) { try Console.print(Console.plain(line)) }
            }
            let failed = results.count { !$0.isPassed }
            if results.isEmpty { throw CommandFailure(.wrongData, "\(file.text.name): has no tests") }
            if failed > 0 {
                throw CommandFailure(.wrongData, "\(file.text.name): \(failed) of \(results.count) tests failed")
            }
            Console.note("dataprotect: \(Console.plain(file.text.name)): \(results.count) tests passed")
        }

        private func lines(_ result: RevealTestResult, _ name: String) -> [String] {
            let place = result.span.map { "\(name):\($0): " } ?? ""
            let head = result.isPassed ? "passed: \(result.name)" : "\(place)failed: \(result.name)"
            let checks = verbose ? result.checks : result.checks.filter { !$0.isPassed }
            return [head] + checks.flatMap { "    \($0)".split(separator: "\n").map(String.init) }
        }
    }
#endif
