/// What went wrong in a primitive. Holds sizes and names of operations, never key bytes or data.
@usableFromInline
package struct CryptoCoreError: Error, Equatable {
    /// The kind of failure. A struct, so that kinds can be added without breaking a `switch`.
    package struct Code: Hashable, Sendable {
        private enum Kind: Hashable {
            case invalidKeySize, invalidNonceSize, invalidTagSize, invalidParameter
            case outputTooSmall, inputTooLong
            case authenticationFailed
            case libraryFailure, outOfMemory, noEntropy
            case sourceUnreadable, sourceExposed
            case selfTestFailed
        }

        private let kind: Kind

        package static let invalidKeySize = Code(kind: .invalidKeySize)
        package static let invalidNonceSize = Code(kind: .invalidNonceSize)
        package static let invalidTagSize = Code(kind: .invalidTagSize)
        package static let invalidParameter = Code(kind: .invalidParameter)
        package static let outputTooSmall = Code(kind: .outputTooSmall)
        package static let inputTooLong = Code(kind: .inputTooLong)
        /// A tag did not match: wrong key, nonce, associated data or ciphertext. Which one is not told.
        package static let authenticationFailed = Code(kind: .authenticationFailed)
        package static let libraryFailure = Code(kind: .libraryFailure)
        package static let outOfMemory = Code(kind: .outOfMemory)
        package static let noEntropy = Code(kind: .noEntropy)
        /// A file or an environment variable that is not there, cannot be read or is not a plain file.
        package static let sourceUnreadable = Code(kind: .sourceUnreadable)
        /// A file that others than its owner can read or change.
        package static let sourceExposed = Code(kind: .sourceExposed)
        /// A power-on test failed in this process; no primitive can be used any more.
        package static let selfTestFailed = Code(kind: .selfTestFailed)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package static let authenticationFailed = CryptoCoreError(.authenticationFailed, "authentication failed")

    /// libcrypto answered failure to a call that cannot fail on valid input.
    static func library(_ operation: StaticString) -> CryptoCoreError {
        Libcrypto.clearErrors()
        return CryptoCoreError(.libraryFailure, "libcrypto refused \(operation)")
    }
}

extension CryptoCoreError: CustomStringConvertible {
    @usableFromInline package var description: String { message }
}
