import CryptoCore
import ProtectionKeys

/// The associated data of the rows of a column: the same header, tenant and domain, and each row's record.
struct ColumnContext {
    /// The encoding up to the record, which the keys depend on.
    let scope: [UInt8]

    /// The header, the scope and the record of the row that was moved to.
    private(set) var associatedData: [UInt8]

    private let start: Int

    /// - Parameter context: with the record that counts until the first ``move(to:)``.
    init(_ header: EnvelopeHeader, _ context: FieldContext) {
        scope = [UInt8](capacity: context.scopeSize) { context.encodeScope(into: &$0) }
        start = EnvelopeHeader.size + scope.count
        associatedData = [UInt8](capacity: start + 64) { [scope] data in
            header.append(to: &data)
            data.append(copying: scope.span)
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
