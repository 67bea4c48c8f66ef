import ArgumentParser
import Foundation

/// The kinds of folder that the tool knows.
enum Suite: String, ExpressibleByArgument, CaseIterable {
    case ff1, policy, reveal, tink, wycheproof, xaes

    /// One report a file.
    func run(_ folder: URL) async throws -> [Report] {
        switch self {
        case .ff1: try FF1Suite.run(folder)
        case .policy: try PolicySuite.run(folder)
        case .reveal: try RevealSuite.run(folder)
        case .tink: try await TinkSuite.run(folder)
        case .wycheproof: try WycheproofSuite.run(folder)
        case .xaes: try XAESSuite.run(folder)
        }
    }
}
