import RecordStreams

/// Makes some columns upper case, and refuses rows with `BAD` in one.
struct Uppercasing: RowTransformation {
    var columns: [String]
    var appended: [String] = []
    var dropped: Set<String> = []

    func plan(_ columns: [String]?) -> ColumnPlan {
        ColumnPlan(
            read: self.columns, written: self.columns.filter { !dropped.contains($0) } + appended, dropped: dropped)
    }

    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
        var values: [[String?]] = []
        for (name, column) in zip(self.columns, columns) where !dropped.contains(name) {
            values.append(column.map { $0?.uppercased() })
        }
        for _ in appended { values.append(columns[0].map { $0.map { "\($0.utf8.count)" } }) }
        var failures: [RowFailure] = []
        for (name, column) in zip(self.columns, columns) {
            for (row, value) in column.enumerated() where value == "bad" {
                failures.append(RowFailure(row: row, reason: "column \(name) is bad"))
            }
        }
        return TransformedColumns(values, failures: failures)
    }
}

/// Gives back what it gets.
struct Unchanging: RowTransformation {
    var columns: [String]?

    func plan(_ columns: [String]?) -> ColumnPlan {
        let columns = self.columns ?? columns ?? []
        return ColumnPlan(read: columns, written: columns)
    }

    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
        TransformedColumns(columns)
    }
}
