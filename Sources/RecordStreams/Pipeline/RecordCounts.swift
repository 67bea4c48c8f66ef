/// How far a pipeline is.
package struct RecordCounts: Hashable, Sendable {
    /// Rows that were read and written or rejected.
    package var rows = 0
    /// Those of them that were rejected.
    package var rejected = 0
    /// Bytes of the input that these rows are.
    package var bytes = 0

    package init() {}
}
