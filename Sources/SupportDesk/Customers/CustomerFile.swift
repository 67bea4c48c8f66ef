import CryptoCore
import RecordStreams

/// Customers of a CSV file, with columns name, email, phone, ticket and card in any order.
struct CustomerFile: Sendable {
    /// Those that could be read, with their rows. Ids come later.
    private(set) var customers: [Customer] = []
    /// The rows that are none, and why.
    private(set) var rejected: [RejectedRow] = []
    /// Columns that mean nothing here.
    private(set) var ignoredColumns: [String] = []

    /// Reads a file.
    ///
    /// - Throws: `StoryFailure`: where the file cannot be read, or a column is missing.
    init(path: String) throws {
        do {
            let reader = CSVReader(try ByteInput(path))
            let header = try reader.start() ?? []
            let wanted = CustomerField.allCases.map(\.rawValue)
            let missing = wanted.filter { !header.contains($0) }
            guard missing.isEmpty else {
                throw StoryFailure(
                    .wrongData, "\(path): the first row has to name the columns \(missing.joined(separator: ", ")) too")
            }
            ignoredColumns = header.filter { !wanted.contains($0) }
            let (layout, _) = try reader.arrange(ColumnPlan(read: wanted, written: []))
            var row = 0
            while let batch = try reader.next() {
                let values = batch.read(layout)
                for failure in values.failures {
                    rejected.append(RejectedRow(row: row + failure.row + 1, reason: failure.reason))
                }
                for (place, kept) in values.places.enumerated() {
                    guard case .values(let value) = kept else { continue }
                    customers.append(Self.customer(row + place + 1, values.columns.map { $0[value] }))
                }
                row += batch.count
            }
        } catch let error as FileError {
            throw StoryFailure(error, path)
        } catch let error as RecordStreamsError {
            guard let cause = error.cause else { throw StoryFailure(.wrongData, "\(path): \(error)") }
            throw StoryFailure(cause, path)
        }
    }

    private static func customer(_ row: Int, _ values: [String?]) -> Customer {
        var customer = Customer(
            id: 0, name: values[0], email: values[1], phone: values[2], ticket: values[3], card: values[4])
        customer.row = row
        return customer
    }
}

extension CustomerBook {
    /// Customers of a file.
    init(_ file: CustomerFile, seed: UInt64) {
        self.init(count: file.customers.count, seed: seed) { number, id in
            let read = file.customers[number]
            var customer = Customer(
                id: id, name: read.name, email: read.email, phone: read.phone, ticket: read.ticket, card: read.card)
            customer.row = read.row
            return customer
        }
    }
}
