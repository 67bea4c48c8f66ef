/// What became of a column: a result for each row that could be processed, and why the others could not.
public struct TokenColumn: Sendable {
    /// A token or value for each row, in their order; nil where the row failed, or was not reached.
    public let results: [String?]

    /// The failures in the order of the rows, each with its row; no more than were asked for.
    public let failures: [TokenizationError]

    /// The results of all rows.
    ///
    /// - Throws: the first failure.
    public func complete() throws(TokenizationError) -> [String] {
        if let failure = failures.first { throw failure }
        return results.compactMap { $0 }
    }

    /// Processes row by row, until so many have failed.
    static func collect(
        _ texts: [String], failureLimit: Int, _ body: (String) throws(TokenizationError) -> String
    ) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        var results = [String?](repeating: nil, count: texts.count)
        var failures: [TokenizationError] = []
        for (row, text) in texts.enumerated() {
            do throws(TokenizationError) {
                results[row] = try body(text)
            } catch {
                failures.append(error.inRow(row))
                if failures.count == failureLimit { break }
            }
        }
        return TokenColumn(results: results, failures: failures)
    }
}

/// The numbers of rows, not what they hold.
extension TokenColumn: CustomStringConvertible, CustomReflectable {
    /// The numbers of rows and failures.
    public var description: String { "TokenColumn(\(results.count) rows, \(failures.count) failures)" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
