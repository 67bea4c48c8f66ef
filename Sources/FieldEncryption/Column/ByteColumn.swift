import CryptoCore

/// A column of byte strings, one behind the other in one piece of memory.
///
/// What a column call takes and returns: one allocation for all rows, instead of one for each.
public struct ByteColumn: Sendable {
    private var bytes: [UInt8] = []
    /// Where each row ends.
    private var ends: [Int] = []

    /// A column without rows.
    public init() {}

    /// A column of the given rows.
    public init(_ rows: [[UInt8]]) {
        self.init(rows: rows.count, bytes: rows.reduce(0) { $0 + $1.count })
        for row in rows { append(row.span) }
    }

    /// A column of the UTF-8 of texts.
    public init(_ texts: [String]) {
        self.init(rows: texts.count, bytes: texts.reduce(0) { $0 + $1.utf8.count })
        for text in texts { append(text.utf8.span) }
    }

    /// A column without rows and with room for some.
    init(rows: Int, bytes count: Int) {
        bytes.reserveCapacity(count)
        ends.reserveCapacity(rows)
    }

    /// A column of bytes that are there already.
    init(bytes: [UInt8], ends: [Int]) {
        self.bytes = bytes
        self.ends = ends
    }

    /// The number of rows.
    public var count: Int { ends.count }

    /// The number of bytes of all rows.
    public var byteCount: Int { bytes.count }

    /// Adds a row at the end.
    public mutating func append(_ row: Span<UInt8>) {
        bytes.append(addingCapacity: row.count) { output in output.append(copying: row) }
        ends.append(bytes.count)
    }

    /// Where a row stands in the bytes.
    func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

    /// Lends the bytes of a row.
    ///
    /// - Parameters:
    ///   - row: from 0; one that is not there is a programming error.
    ///   - body: gets the bytes.
    public func withRow<Result: ~Copyable, Failure: Error>(
        _ row: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes.span.extracting(range(row)))
    }

    /// Lends the bytes of all rows.
    func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes.span)
    }

    /// A copy of the bytes of a row.
    public subscript(row: Int) -> [UInt8] { Array(bytes[range(row)]) }

    /// Copies of all rows.
    public var rows: [[UInt8]] { (0..<count).map { self[$0] } }

    /// Wipes the bytes and leaves no rows. Reaches neither another copy of the column, nor what was left behind when it
    /// grew by ``append(_:)``; the columns that the library returns do not grow.
    public mutating func wipe() {
        CryptoCore.wipe(&bytes)
        bytes = []
        ends = []
    }
}

/// The number of rows, not what they hold.
extension ByteColumn: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of rows and bytes.
    public var description: String { "ByteColumn(\(count) rows, \(byteCount) bytes)" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ByteColumn: Equatable {}
