#if Logging
    public import Logging
    import Masking

    /// Keeps personal data out of logs: a log handler that wraps another one.
    ///
    /// @Snippet(path: "swift-data-protection/Snippets/RedactLogs")
    ///
    /// Everything passes through it before it reaches the wrapped handler:
    ///
    /// | what | what reaches the wrapped handler |
    /// |---|---|
    /// | metadata under a key that is not allowed | the key, and `[redacted]` |
    /// | metadata under an allowed key | the value, swept for plain values; in a dictionary each key has to be allowed too |
    /// | a value marked as sensitive (``LogSensitivity``, ``LogAttributeRule``), also under an allowed key | `[redacted]` |
    /// | a `Sensitive` value, anywhere | `[redacted]`, as it prints itself |
    /// | the message | the text, swept for plain values |
    /// | an error | its type; its description, swept, if the type is allowed |
    /// | what a metadata provider adds | as metadata |
    ///
    /// Swept means that a `PlainValueScanner` replaces card numbers, e-mail addresses, IBANs and tokens by tags. It cannot
    /// know a name: what is not to be logged belongs in metadata, or in a `Sensitive`, not in a message.
    ///
    /// There is nothing to turn it off with. Metadata of the logger is redacted when it is set, and is read back redacted.
    ///
    /// Label, source, file, function and line are the program's own and pass as they are.
    ///
    /// ## Wrapping
    /// It has to be the outermost handler. A handler inside that adds metadata of its own does so behind it; a
    /// `MultiplexLogHandler` with a metadata provider of its own is refused for that reason.
    public struct RedactingLogHandler: LogHandler {
        /// What decides about every part of an event.
        private let redaction: LogRedaction
        private var wrapped: any LogHandler

        /// Runs before each event; its metadata is redacted as all other is.
        public var metadataProvider: Logger.MetadataProvider?

        /// Wraps a handler.
        ///
        /// - Parameters:
        ///   - wrapped: what writes. Its metadata is redacted, and its metadata provider taken over.
        ///   - allowedKeys: metadata keys whose values may be logged. Names are compared as they are.
        ///   - allowedErrors: types of errors whose descriptions hold no values.
        ///   - sensitive: attributes of swift-log that mark a value as sensitive, besides ``LogSensitivity``.
        public init(
            _ wrapped: any LogHandler, allowedKeys: Set<String>, allowedErrors: [any Error.Type] = [],
            sensitive: [LogAttributeRule] = []
        ) {
            redaction = LogRedaction(allowedKeys: allowedKeys, allowedErrors: allowedErrors, sensitive: sensitive)
            self.wrapped = wrapped
            metadataProvider = wrapped.metadataProvider
            if metadataProvider != nil {
                self.wrapped.metadataProvider = nil
                precondition(
                    self.wrapped.metadataProvider == nil,
                    "a handler that keeps a metadata provider of its own is wrapped by none: give the provider to this one"
                )
            }
            let metadata = self.wrapped.metadata
            if !metadata.isEmpty { self.wrapped.metadata = redaction.metadata(metadata) }
        }

        /// The wrapped handler's.
        public var logLevel: Logger.Level {
            get { wrapped.logLevel }
            set { wrapped.logLevel = newValue }
        }

        /// Redacted when it is set.
        public var metadata: Logger.Metadata {
            get { wrapped.metadata }
            set { wrapped.metadata = redaction.metadata(newValue) }
        }

        /// Redacted when it is set.
        public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { wrapped[metadataKey: redaction.key(key)] }
            set { wrapped[metadataKey: redaction.key(key)] = newValue.map { redaction.value($0, underKey: key) } }
        }

        /// Redacts the event and hands it on.
        ///
        /// - Complexity: O(n) in the length of what it says.
        public func log(event: LogEvent) {
            var event = event
            if let message = redaction.message(event.message) { event.message = message }
            if let error = event.error { event.error = redaction.error(error) }
            if let provided = metadataProvider?.get(), !provided.isEmpty {
                event.metadata = provided.merging(event.metadata ?? [:]) { _, explicit in explicit }
            }
            if let metadata = event.metadata { event.metadata = redaction.metadata(metadata) }
            wrapped.log(event: event)
        }
    }
#endif
