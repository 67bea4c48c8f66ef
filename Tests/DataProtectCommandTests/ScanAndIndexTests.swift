import Testing

@testable import dataprotect

@Suite("dataprotect scan and index")
struct ScanAndIndexTests {
    private let folder: CommandFolder

    init() throws {
        folder = try CommandFolder()
    }

    #if YAML
        @Test("A token that is found is an exit code where that is asked for, and is not printed")
        func found() throws {
            try folder.write("kek", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
            try folder.write(
                "catalog.yaml", "catalog: { t: { tenant: none, columns: { visitor: { keep: one-way } } } }")
            #expect(try folder.run("keys", "create", "keyset", "--kek", "kek").status == 0)
            let protected = try folder.run(
                "protect", "--catalog", "catalog.yaml", "--table", "t", "--keyset", "keyset", "--kek", "kek",
                input: "visitor\nada\n")
            let token = try #require(protected.lines.last)
            let line = "GET /visitors/\(token) 200\n"
            for (options, status): ([String], Int32) in [([], 0), (["--fail"], 1), (["--fail", "--json"], 1)] {
                let outcome = try folder.run(["scan"] + options, input: "nothing\n\(line)")
                #expect(outcome.status == status && outcome.lines.count == 1 && outcome.errors.isEmpty)
                #expect(outcome.output.contains(options.contains("--json") ? "\"line\":2" : "-:2:15: "))
                #expect(!outcome.output.contains(token))
                #expect(try folder.run(["scan"] + options, input: "nothing\n").status == 0)
            }
        }
    #endif

    @Test("Lengths of an index stand in a table, and one that is not safe is an exit code")
    func plan() throws {
        let table = try folder.run("index", "plan", "--rows", "1000000", "--bits", "40")
        #expect(table.status == 0 && table.lines.first?.hasPrefix("bits") == true)
        #expect(table.lines.contains { $0.hasPrefix("10    yes   977 ") })
        #expect(table.lines.contains { $0.hasPrefix("9     no    1,953 ") })
        let arguments = ["index", "plan", "--rows", "68000", "--values", "10000000", "--length"]
        #expect(try folder.run(arguments + ["12"]).status == 0)
        #expect(try folder.run(arguments + ["40"]).status == 65)
        let huge = try folder.run("index", "plan", "--rows", "9223372036854775807", "--bits", "1e-300")
        #expect(huge.status == 0 && huge.lines.count > 1)
    }
}
