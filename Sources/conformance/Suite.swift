import ArgumentParser
import Foundation

/// The kinds of folder that the tool knows.
enum Suite: String, ExpressibleByArgument, CaseIterable {
    case ff1, wycheproof, xaes

    /// One report a file.
    func run(_ folder: URL) throws -> [Report] {
        switch self {
        case .ff1: try FF1Suite.run(folder)
        case .wycheproof: try WycheproofSuite.run(folder)
        case .xaes: try XAESSuite.run(folder)
        }
    }
}
