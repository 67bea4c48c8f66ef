import CryptoCore
import ProtectionKeys

/// The associated data of the rows of a column: the same header, tenant and domain, and each row's record.
struct ColumnContext {
    /// The header, the scope and the record of the row that was moved to.
    private(set) var associatedData: [UInt8]

    private let start: Int

    /// - Parameter context: with the record that counts until the first ``move(to:)``.
    init(_ header: EnvelopeHeader, _ context: FieldContext) {
        start = EnvelopeHeader.size + context.scope.count
        associatedData = [UInt8](capacity: start + 64) { data in
            header.append(to: &data)
            data.append(copying: context.scope.span)
        }
        append(context.record)
    }

    /// Goes on to the row of this record.
    mutating func move(to record: String) {
        associatedData.removeLast(associatedData.count - start)
        append(record)
    }

    private mutating func append(_ record: String?) {
        associatedData.append(addingCapacity: 4 + (record?.utf8.count ?? 0)) { data in
            FieldContext.append(record, to: &data)
        }
    }
}
