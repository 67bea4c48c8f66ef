import Foundation

/// What came out of a run: figures, and what was to be shown with whether it was.
struct Report: Encodable, Sendable {
    /// Something that was to be shown.
    struct Check: Encodable, Sendable {
        /// The letter of its part of the story.
        let part: String
        let name: String
        let passed: Bool
        let detail: String
    }

    /// A number that was counted or measured.
    struct Figure: Encodable, Sendable {
        let name: String
        let value: Double
        let unit: String
    }

    /// Customers that exist, without canaries.
    var customers = 0
    var seed: UInt64 = 0
    /// Rows of the file that are not in the database.
    var rejectedRows: [Int] = []
    private(set) var figures: [Figure] = []
    private(set) var checks: [Check] = []

    /// Whether all checks passed; there are some.
    var passed: Bool { !checks.isEmpty && checks.allSatisfy(\.passed) }

    mutating func add(_ check: Check) { checks.append(check) }
    mutating func add(_ figure: Figure) { figures.append(figure) }

    /// As JSON, for machines.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey { case customers, seed, rejectedRows, figures, checks, passed }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(customers, forKey: .customers)
        try container.encode(seed, forKey: .seed)
        try container.encode(rejectedRows, forKey: .rejectedRows)
        try container.encode(figures, forKey: .figures)
        try container.encode(checks, forKey: .checks)
        try container.encode(passed, forKey: .passed)
    }
}
