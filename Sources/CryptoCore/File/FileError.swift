import COpenSSL

/// What the system answered to a call on a file. Names the call and the system's error number, never a path or contents.
package struct FileError: Error, Hashable {
    /// The kind of failure. A struct, so that kinds can be added without breaking a `switch`.
    package struct Code: Hashable, Sendable {
        private enum Kind: Hashable { case noSpace, noPermission, missing, existing, taken, other }

        private let kind: Kind

        /// No space on the device, a quota, or a limit on the file's size.
        package static let noSpace = Code(kind: .noSpace)
        /// A read-only file system, or permissions.
        package static let noPermission = Code(kind: .noPermission)
        package static let missing = Code(kind: .missing)
        package static let existing = Code(kind: .existing)
        /// Locked by somebody else.
        package static let taken = Code(kind: .taken)
        package static let other = Code(kind: .other)
    }

    package let code: Code
    /// The system's error number.
    package let number: Int32
    /// The call that failed, such as "write".
    package let operation: String

    /// - Parameter number: as in `errno`, positive.
    package init(number: Int32, operation: String) {
        self.number = number
        self.operation = operation
        code =
            if sdp_is_no_space(number) != 0 {
                .noSpace
            } else if sdp_is_no_permission(number) != 0 {
                .noPermission
            } else if sdp_is_missing(number) != 0 {
                .missing
            } else if sdp_is_existing(number) != 0 {
                .existing
            } else if sdp_is_taken(number) != 0 {
                .taken
            } else {
                .other
            }
    }

    /// Checks what a call answered.
    @discardableResult
    static func check<Answer: SignedInteger>(_ answer: Answer, _ operation: String) throws(FileError) -> Answer {
        guard answer >= 0 else { throw FileError(number: Int32(truncatingIfNeeded: 0 - answer), operation: operation) }
        return answer
    }

    /// A path that a C string cannot hold.
    static let zeroInPath = FileError(number: EINVAL, operation: "open: a zero byte in the path")
}

extension FileError: CustomStringConvertible {
    package var description: String { "\(operation) failed with system error \(number)" }
}
