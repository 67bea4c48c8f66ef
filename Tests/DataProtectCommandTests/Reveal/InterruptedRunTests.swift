#if YAML
    import Foundation
    import Testing

    @testable import dataprotect

    @Suite("A run that is interrupted")
    struct InterruptedRunTests {
        private let folder: RevealFolder

        init() throws { folder = try RevealFolder() }

        private static func rows(_ count: Int) -> String {
            "id,tenant,email\n" + (1...count).map { "\($0),acme,customer.\($0)@example.org\n" }.joined()
        }

        private static let protect = ["protect", "--catalog", "policy.yaml"] + RevealFolder.table
        private static let reveal =
            ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("auditor", "export")
            + RevealFolder.audit

        @Test(
            "by a kill leaves what was there, and goes through when it is started again", arguments: [protect, reveal])
        func killed(arguments: [String]) throws {
            let input = arguments.first == "protect" ? Self.rows(30_000) : try folder.protect(Self.rows(30_000))
            try folder.files.write("out.csv", "before")
            let before = try folder.files.names
            let (process, pipe) = try folder.files.begin(arguments + ["-o", "out.csv", "--rejects", "rejects.csv"])
            // More than a batch, so that something was written; and not all, so that it is not done.
            try pipe.write(contentsOf: Data(input.utf8.dropLast(10)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try pipe.close()
            #expect(process.terminationReason == .uncaughtSignal)
            #expect(try folder.files.text("out.csv") == "before")
            #expect(
                try folder.files.names.filter { !$0.hasPrefix("audit") } == before.filter { !$0.hasPrefix("audit") })
            try folder.files.write("in.csv", input)
            let again = try folder.files.run(arguments + ["in.csv", "-o", "out.csv"])
            #expect(again.status == 0, "\(again.errors)")
            #expect(try folder.files.text("out.csv").split(separator: "\n").count == 30_001)
        }

        @Test("by a full disk says so, and leaves what was there", arguments: [protect, reveal])
        func full(arguments: [String]) throws {
            // The output is larger than the limit, and the audit is not.
            let plain =
                "id,tenant,email,note\n" + (1...2000).map { "\($0),acme,\($0)@example.org,\(Self.note)\n" }.joined()
            try folder.files.write("in.csv", arguments.first == "protect" ? plain : folder.protect(plain))
            try folder.files.write("out.csv", "before")
            let outcome = try limited(800, arguments)
            #expect(outcome.status == 74)
            #expect(outcome.errors == "dataprotect: no space is left\n")
            #expect(try folder.files.text("out.csv") == "before")
            #expect(try folder.files.names.filter { $0.contains("partial") }.isEmpty)
        }

        private static let note = String(repeating: "x", count: 400)

        @Test("by an audit that cannot be written shows nothing")
        func auditFull() throws {
            try folder.files.write("in.csv", folder.protect(Self.rows(5000)))
            let outcome = try limited(64, Self.reveal)
            #expect(outcome.status == 74)
            #expect(outcome.errors.contains("the answer could not be recorded, so nothing is shown"))
            #expect(try folder.files.names.contains("out.csv") == false)
        }

        /// Runs the command with files of so many blocks of 512 bytes at most; whoever ignores the signal for it is told by
        /// the write.
        private func limited(_ blocks: Int, _ arguments: [String]) throws -> CommandFolder.Outcome {
            let line = (arguments + ["in.csv", "-o", "out.csv"]).map { "'\($0)'" }.joined(separator: " ")
            return try folder.files.shell("trap '' XFSZ; ulimit -f \(blocks); \"$dataprotect\" \(line)")
        }
    }
#endif
