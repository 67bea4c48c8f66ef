#if SQLite && YAML && os(Linux)
    import TestSupport
    import Testing

    @Suite("A desk that somebody watches")
    struct TerminalTests {
        private static let arguments = ["--customers", "60"]

        @Test("has colours and bars on a terminal, and neither in a file")
        func terminal() throws {
            let terminal = try #require(PseudoTerminal())
            let (shown, status) = try terminal.run(DeskProcess.program, Self.arguments)
            #expect(status == 0)
            // Green marks, bold headings, a bar that is taken away.
            #expect(shown.contains("\u{1B}[32mok  \u{1B}[0m") && shown.contains("\u{1B}[1m(a) Customers"))
            #expect(shown.contains("\r\u{1B}[Kprotecting [#") && shown.contains("\r\u{1B}[Ksearching [#"))
            #expect(!shown.contains("\u{1B}[31m"))
            let process = try DeskProcess(Self.arguments)
            #expect(process.status == 0 && process.errors.isEmpty)
            #expect(!process.output.contains("\u{1B}") && !process.output.contains("\r"))
            #expect(process.output.contains("  ok   ") && process.output.contains("(a) Customers"))
        }
    }
#endif
