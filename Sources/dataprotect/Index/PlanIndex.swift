import ArgumentParser
import FieldEncryption
import Foundation

/// `dataprotect index plan`
struct PlanIndex: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Says which lengths a blind index may have, and what each tells whoever reads the column.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect index plan --rows 1000000 --bits 40
              dataprotect index plan --rows 68000 --values 10000000 --length 12
            """)

    @Option(help: "Rows of a tenant and domain that there will be.")
    var rows: Int

    @Option(help: "The binary logarithm of the number of values that can occur: 13.3 for four digits.")
    var bits: Double?

    @Option(help: "The number of values that can occur, in place of --bits.")
    var values: Double?

    @Option(help: "This length only, in bits, and exit with 65 where it is not safe.")
    var length: Int?

    @Flag(help: "Write JSON.")
    var json = false

    func validate() throws {
        guard rows >= 1 else { throw ValidationError("A table has at least one row.") }
        guard (bits == nil) != (values == nil) else { throw ValidationError("One of --bits and --values.") }
        guard valueBits > 0, valueBits.isFinite else { throw ValidationError("There are at least two values.") }
        if let length, !(1...256).contains(length) { throw ValidationError("An index value has 1 to 256 bits.") }
    }

    private var valueBits: Double { bits ?? log2(values ?? 0) }

    /// Lengths of which the same holds.
    struct Line: Encodable, Equatable {
        let shortest: Int
        var longest: Int
        let rowsPerValue: Double
        let safe: Bool
        let leakage: String

        /// - Parameters:
        ///   - lengths: in bits.
        ///   - planner: what they are for.
        /// - Returns: the lines in their order.
        static func lines(_ lengths: ClosedRange<Int>, _ planner: BlindIndexPlanner) -> [Line] {
            var lines: [Line] = []
            for bits in lengths {
                let line = Line(
                    shortest: bits, longest: bits, rowsPerValue: planner.rowsPerValue(bits: bits),
                    safe: (try? planner.length(bits)) != nil, leakage: planner.leakage(bits: bits))
                if let last = lines.last, last.safe == line.safe, last.leakage == line.leakage,
                    last.rowsPerValue == line.rowsPerValue
                {
                    lines[lines.count - 1].longest = bits
                } else {
                    lines.append(line)
                }
            }
            return lines
        }
    }

    func run() async throws {
        let planner = BlindIndexPlanner(rows: rows, valueBits: valueBits)
        // What is safe, and what is not on both sides of it.
        let range =
            length.map { $0...$0 }
            ?? planner.safeLengths.map { max(1, $0.lowerBound - 2)...min(256, $0.upperBound + 2) } ?? 1...8
        let lines = Line.lines(range, planner)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try Console.print(String(decoding: encoder.encode(lines), as: UTF8.self))
        } else {
            var table = TextTable(["bits", "safe", "rows a value", "what it tells"])
            for line in lines {
                let shared =
                    line.rowsPerValue < 10 ? (line.rowsPerValue * 10).rounded() / 10 : line.rowsPerValue.rounded()
                let bits = line.shortest == line.longest ? "\(line.shortest)" : "\(line.shortest)-\(line.longest)"
                table.append([bits, line.safe ? "yes" : "no", shared.formatted(), line.leakage])
            }
            try Console.print(table.text)
        }
        if let length { _ = try planner.length(length) }
    }
}
