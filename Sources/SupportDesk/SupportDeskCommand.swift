import ArgumentParser
import CryptoCore
import Foundation

/// The command: tells the story, and says whether everything was as it has to be.
@main
struct SupportDeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "SupportDesk",
        abstract: "A protected support desk, and everybody who wants its customers.",
        discussion: """
            Makes customers, protects and stores them in SQLite, and then lets a thief, agents, an analyst and an auditor at them. \
            Everything that is said is counted from what came out, and held against the truth.

            Exits with 0 where all checks pass, 1 where one does not, or as sysexits(3) says: 64 wrong usage, 65 wrong data or a \
            wrong key, 66 no such file, 73 the folder cannot be made, 74 reading or writing failed, 77 no permission.
            """)

    @Option(help: "How many customers are made up.")
    var customers = StoryOptions().customers

    @Option(help: "What customers are made from: the same for the same number.")
    var seed = StoryOptions().seed

    @Option(
        name: .customLong("csv"),
        help: "A CSV file with real customers: columns name, email, phone, ticket and card, in any order.")
    var file: String?

    @Option(
        name: .customLong("data-dir"),
        help: "Where the desk is kept; a later run goes on with it. Without, a temporary folder that is removed.")
    var folder: String?

    @Flag(name: .customLong("json"), help: "Write the result only, as JSON.")
    var isJSON = false

    /// More than fit into memory beside what is searched for.
    private static let most = 5_000_000

    func validate() throws {
        guard (20...Self.most).contains(customers) else {
            throw ValidationError("there are 20 to \(Self.most) customers")
        }
    }

    func run() async throws {
        ByteOutput.survivingBrokenPipes()
        let options = StoryOptions(customers: customers, seed: seed, file: file, folder: folder, isJSON: isJSON)
        let status = await Self.tell(options)
        if let status { Foundation.exit(status.rawValue) }
    }

    /// - Returns: why the run did not pass; nil where it did.
    private static func tell(_ options: StoryOptions) async -> StoryStatus? {
        #if SQLite && YAML
            do {
                let folder = try DeskFolder(options.folder)
                defer { folder.remove() }
                var story = try await Story(options, folder)
                try await story.tell()
                if options.isJSON { Paper.result(try story.report.json()) }
                return story.report.passed ? nil : .checkFailed
            } catch {
                let failure = StoryFailure(error)
                Paper.note("SupportDesk: \(failure.message)")
                return failure.status
            }
        #else
            Paper.note("SupportDesk: it was built without the traits SQLite and YAML, which it needs")
            return .unavailable
        #endif
    }
}
