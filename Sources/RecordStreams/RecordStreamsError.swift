package import CryptoCore

/// Why a stream of records cannot be read or written further. What is wrong with one record only is a ``RowFailure``.
///
/// The message says what to do. It holds numbers and names of columns, never a value.
package struct RecordStreamsError: Error, Hashable {
    /// The kind of failure. A struct, so that kinds can be added.
    package struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case noHeader, malformedHeader, duplicateColumn, unknownColumn, rowTooLong, unequalCounts, rowFailed
            case readFailed, writeFailed
        }

        private let kind: Kind

        /// A file without a first row that names the columns.
        package static let noHeader = Code(kind: .noHeader)
        /// Names that are not UTF-8, or quotes in the first row that do not end.
        package static let malformedHeader = Code(kind: .malformedHeader)
        /// Two columns of one name.
        package static let duplicateColumn = Code(kind: .duplicateColumn)
        /// A column that was asked for and is not there.
        package static let unknownColumn = Code(kind: .unknownColumn)
        /// A row with more bytes than allowed: a quote that does not end, most often.
        package static let rowTooLong = Code(kind: .rowTooLong)
        /// A transformation that gave back another number of columns or values than announced.
        package static let unequalCounts = Code(kind: .unequalCounts)
        /// A row that failed where none may.
        package static let rowFailed = Code(kind: .rowFailed)
        /// The system failed to read.
        package static let readFailed = Code(kind: .readFailed)
        /// The system failed to write: no space, no permission, a pipe that nobody reads.
        package static let writeFailed = Code(kind: .writeFailed)
    }

    package let code: Code
    package let message: String
    /// The row that it is about: 1 for the first behind the header.
    package let row: Int?
    /// What the system answered.
    package let cause: FileError?

    package init(_ code: Code, _ message: String, row: Int? = nil, cause: FileError? = nil) {
        self.code = code
        self.message = message
        self.row = row
        self.cause = cause
    }

    package static func reading(_ cause: FileError) -> RecordStreamsError {
        RecordStreamsError(.readFailed, cause.description, cause: cause)
    }

    package static func writing(_ cause: FileError) -> RecordStreamsError {
        RecordStreamsError(.writeFailed, cause.description, cause: cause)
    }
}

extension RecordStreamsError: CustomStringConvertible {
    /// The message with the row.
    package var description: String { (row.map { "row \($0): " } ?? "") + message }
}
