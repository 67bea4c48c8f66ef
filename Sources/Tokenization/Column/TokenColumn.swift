/// What became of a column: a result for each row that could be processed, and why the others could not.
public struct TokenColumn: Sendable {
    /// A token or value for each row, in their order; nil where the row failed, or was not reached.
    public let results: [String?]

    /// The failures in the order of the rows, each with its row; no more than were asked for.
    public let failures: [TokenizationError]

    /// The results of all rows, as many as there are rows.
    ///
    /// - Throws: the first failure.
    public func complete() throws(TokenizationError) -> [String] {
        if let failure = failures.first { throw failure }
        // Only a failure leaves a row without a result.
        return results.map { $0! }
    }

    /// Processes every row by itself.
    package static func each(
        _ texts: [String], _ body: (String) throws(TokenizationError) -> String
    ) -> TokenColumn {
        collect(texts, failureLimit: .max, body)
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

    /// Processes rows in groups, such as those of one key, each as a column of its own.
    ///
    /// - Parameters:
    ///   - groups: the rows of each group, upwards, and what makes a column of their texts.
    ///   - failures: of rows that are in no group.
    static func gather(
        _ texts: [String], failureLimit: Int, failures outside: [TokenizationError] = [],
        _ groups: [(rows: [Int], process: ([String]) throws(TokenizationError) -> TokenColumn)]
    ) throws(TokenizationError) -> TokenColumn {
        var results = [String?](repeating: nil, count: texts.count)
        var failures = outside
        for group in groups where !group.rows.isEmpty {
            let column = try group.process(group.rows.map { texts[$0] })
            for (place, row) in group.rows.enumerated() { results[row] = column.results[place] }
            // A column's failures have their rows.
            failures += column.failures.map { $0.inRow(group.rows[$0.row!]) }
        }
        failures.sort { $0.row! < $1.row! }
        if failures.count >= failureLimit {
            failures.removeLast(failures.count - failureLimit)
            // As if the rows had been gone through one by one.
            for row in (failures.last!.row! + 1)..<texts.count { results[row] = nil }
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
