import ArgumentParser
import Foundation

/// Measures the library against libcrypto alone, in one process and in turns, and prints `name value unit` lines.
@main
struct Ratios: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ratios",
        abstract: "Measures the library against libcrypto alone, in one process and in turns.",
        discussion:
            "Times are those of the least disturbed turn. A value of unit 'ratio' is the library's time over the floor's: smaller is better. "
            + "'speedup' is two threads over one: greater is better. A target follows where there is one.")

    @Flag(help: "Print one JSON object instead of lines.")
    var json = false

    @Option(help: "Turns of every measurement.")
    var turns = 41

    @Option(help: "Milliseconds a turn.")
    var milliseconds = 10.0

    @Option(help: "Measure only what starts with this.")
    var only = ""

    func validate() throws {
        guard turns >= 1, milliseconds > 0 else { throw ValidationError("turns and milliseconds are positive") }
    }

    func run() throws {
        // Before anything else, since it happens once in a process.
        var figures = try [PrimitiveFigures.powerOn()].filter { $0.name.hasPrefix(only) }
        if !json { for figure in figures { print(figure.line) } }
        let stopwatch = Stopwatch(turns: turns, turn: milliseconds * 1e6)
        // By what their names start with, so that nothing is prepared that is not measured.
        let families: [(prefixes: [String], groups: () throws -> [FigureGroup])] = [
            (["ff1"], FF1Figures.groups), (["format"], FormatFigures.groups),
            (["aead", "siv", "hmac", "swift-crypto"], PrimitiveFigures.groups),
            (["field", "blindindex"], FieldFigures.groups), (["token"], TokenFigures.groups),
            (["mask.text", "mask.json"], MaskFigures.groups), (["mask.keyed", "mask.sweep"], KeyedMaskFigures.groups),
            (["policy"], PolicyFigures.groups), (["audit"], AuditFigures.groups), (["reveal"], RevealFigures.groups),
            (["budget"], BudgetFigures.groups), (["protector"], ProtectorFigures.groups),
            (["session"], SessionFigures.groups),
        ]
        let wanted = families.filter { $0.prefixes.contains { $0.hasPrefix(only) || only.hasPrefix($0) } }
        for group in try wanted.flatMap({ try $0.groups() }) where group.name.hasPrefix(only) {
            let measured = try group.measure(stopwatch)
            figures += measured
            if !json { for figure in measured { print(figure.line) } }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        }
    }
}
