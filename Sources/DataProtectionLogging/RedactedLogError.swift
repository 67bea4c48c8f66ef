#if Logging
    /// What reaches the wrapped handler in the place of an error.
    public struct RedactedLogError: Error, Hashable, Sendable {
        /// The name of the error's type.
        public let type: String

        /// What may be said: the type, or a swept description.
        public let description: String

        init(type: String, description: String) {
            self.type = type
            self.description = description
        }
    }

    extension RedactedLogError: CustomStringConvertible {}
#endif
