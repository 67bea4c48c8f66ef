#if Logging
    import DataProtectionLogging
    import InMemoryLogging
    import Logging
    import Masking
    import Testing

    @Suite("The redacting log handler")
    struct RedactingLogHandlerTests {
        private enum Privacy: Int64, Logger.MetadataValueAttributes.Attribute {
            case open = 1
            case closed = 2
        }

        private struct Named: Error, CustomStringConvertible { let description: String }

        /// A value that says something else each time.
        private final class Fickle: CustomStringConvertible, @unchecked Sendable {
            private var isFirst = true
            var description: String {
                defer { isFirst = false }
                return isFirst ? "harmless" : "ada@example.org"
            }
        }

        private let memory = InMemoryLogHandler()

        private func logger(
            _ keys: Set<String> = ["a", "b"], errors: [any Error.Type] = [], rules: [LogAttributeRule] = []
        ) -> Logger {
            Logger(label: "t") { _ in
                RedactingLogHandler(memory, allowedKeys: keys, allowedErrors: errors, sensitive: rules)
            }
        }

        private var last: InMemoryLogHandler.Entry { get throws { try #require(memory.entries.last) } }

        @Test("passes metadata for allowed keys only")
        func keys() throws {
            logger().info("m", metadata: ["a": "1", "c": "2", "A": "3"])
            #expect(try last.metadata == ["a": "1", "c": "[redacted]", "A": "[redacted]"])
            logger([]).info("m", metadata: ["a": "1"])
            #expect(try last.metadata == ["a": "[redacted]"])
        }

        @Test("asks for every key on the way down")
        func nested() throws {
            logger().info(
                "m", metadata: ["a": ["b": "1", "c": "2", "a": ["b": ["x", ["c": "3", "b": "4"]]]], "c": ["a": "5"]])
            #expect(
                try last.metadata == [
                    "a": ["b": "1", "c": "[redacted]", "a": ["b": ["x", ["c": "[redacted]", "b": "4"]]]],
                    "c": "[redacted]",
                ])
        }

        @Test("sweeps values, keys and messages")
        func sweeping() throws {
            logger().info("to ada@example.org", metadata: ["a": "x ada@example.org", "ada@example.org": "1"])
            #expect(try last.message == "to [email]")
            #expect(try last.metadata == ["a": "x [email]", "[email]": "[redacted]"])
            logger().info("m", metadata: ["a": .stringConvertible(4_111_111_111_111_111), "b": .stringConvertible(42)])
            #expect(try last.metadata == ["a": "[card]", "b": .stringConvertible(42)])
        }

        @Test("redacts what is marked as sensitive, whatever its key")
        func attributes() throws {
            logger().info("m", metadata: ["a": "x\("Ada", sensitivity: .sensitive)y", "b": "Bob"])
            #expect(try last.metadata == ["a": "[redacted]", "b": "Bob"])
            logger().info("m", metadata: ["a": ["b": ["\("Ada", sensitivity: .sensitive)"]]])
            #expect(try last.metadata["a"] == ["b": ["[redacted]"]])
        }

        @Test("redacts what is marked as sensitive, whatever other parts are marked with")
        func overwriting() throws {
            let rule = LogAttributeRule(Privacy.self) { $0 == .closed }
            let others: [Logger.MetadataValueAttributes] = LogSensitivity.allCases.map { [$0] } + [[Privacy.open], []]
            for other in others {
                for value: Logger.MetadataValue in [
                    "\("Ada", sensitivity: .sensitive) \(7, attributes: other)",
                    "\(7, attributes: other) \("Ada", sensitivity: .sensitive)",
                    "\("Ada", attributes: [LogSensitivity.sensitive]) \(7, attributes: other)",
                    "\("Ada", sensitivity: .sensitive)\(7, attributes: other) \(8, attributes: [Privacy.open])",
                ] {
                    logger(rules: [rule]).info("m", metadata: ["a": value])
                    #expect(try last.metadata["a"] == "[redacted]")
                }
            }
        }

        @Test("knows attributes of others where it is told")
        func rules() throws {
            let rule = LogAttributeRule(Privacy.self) { $0 == .closed }
            for (rules, shown) in [([rule], "[redacted]"), ([], "Ada")] {
                logger(rules: rules).info(
                    "m",
                    metadata: [
                        "a": .attributed("Ada", attributes: [Privacy.closed]),
                        "b": .attributed("ada@example.org", attributes: [Privacy.open]),
                    ])
                #expect(try last.metadata["a"]?.description == shown)
                #expect(try last.metadata["b"]?.description == "[email]")
                #expect(try last.metadata["b"]?.attributes[Privacy.self] == .open)
            }
        }

        @Test("says of errors what they are, and more of those that are allowed")
        func errors() throws {
            let error = Named(description: "Ada ada@example.org")
            logger().error("m", error: error)
            let plain = try #require(try last.error as? RedactedLogError)
            #expect(plain.description.hasSuffix("Named [redacted]") && plain.type.hasSuffix("Named"))
            logger(errors: [Named.self]).error("m", error: error)
            #expect(try "\(#require(last.error))" == "Ada [email]")
            logger(errors: [CancellationError.self]).error("m", error: error)
            #expect(try !"\(#require(last.error))".contains("Ada"))
        }

        @Test("names local types without addresses")
        func localError() throws {
            struct Local<Value>: Error {}
            for error: any Error in [Local<Int>(), Local<Local<Named>>(), Named(description: "")] {
                logger().error("m", error: error)
                let redacted = try #require(last.error as? RedactedLogError)
                #expect(!"\(redacted.type) \(redacted.description)".contains("unknown context"))
                #expect(!redacted.type.contains("$") && redacted.type.hasPrefix("DataProtectionLoggingTests."))
            }
            logger().error("m", error: Local<Int>())
            #expect(try (last.error as? RedactedLogError)?.type.hasSuffix(".Local<Swift.Int>") == true)
        }

        @Test("redacts what a metadata provider adds, which what is said at the call overrides")
        func provider() throws {
            var handler = RedactingLogHandler(memory, allowedKeys: ["a", "b"])
            handler.metadataProvider = Logger.MetadataProvider { ["a": "1", "b": "ada@example.org", "c": "3"] }
            Logger(label: "t") { _ in handler }.info("m", metadata: ["a": "2"])
            #expect(try last.metadata == ["a": "2", "b": "[email]", "c": "[redacted]"])

            var inner = InMemoryLogHandler()
            inner.metadataProvider = Logger.MetadataProvider { ["a": "1", "c": "Ada"] }
            let wrapped = RedactingLogHandler(inner, allowedKeys: ["a"])
            Logger(label: "t") { _ in wrapped }.info("m")
            #expect(inner.entries.last?.metadata == ["a": "1", "c": "[redacted]"])
            #expect(wrapped.metadataProvider != nil)
        }

        @Test("redacts the metadata that a handler comes with, and what a logger is given")
        func ownMetadata() throws {
            var inner = InMemoryLogHandler()
            inner.metadata = ["a": "1", "c": "Ada"]
            var logger = Logger(label: "t") { _ in RedactingLogHandler(inner, allowedKeys: ["a", "b"]) }
            logger[metadataKey: "b"] = "ada@example.org"
            logger[metadataKey: "d"] = "Bob"
            logger.info("m")
            #expect(
                inner.entries.last?.metadata == ["a": "1", "c": "[redacted]", "b": "[email]", "d": "[redacted]"])
            #expect(logger[metadataKey: "b"] == "[email]" && logger[metadataKey: "d"] == "[redacted]")
            logger[metadataKey: "d"] = nil
            #expect(logger[metadataKey: "d"] == nil)
            #expect(!"\(logger)".contains("Ada"))
            var handler = RedactingLogHandler(inner, allowedKeys: ["a"])
            handler.metadata = ["a": "1", "z": "Ada"]
            #expect(handler.metadata == ["a": "1", "z": "[redacted]"])
        }

        @Test("treats level and metadata as values")
        func values() {
            var first = logger()
            first.logLevel = .debug
            first[metadataKey: "a"] = "first"
            var second = first
            second.logLevel = .error
            second[metadataKey: "a"] = "second"
            #expect(first.logLevel == .debug && second.logLevel == .error)
            #expect(first[metadataKey: "a"] == "first" && second[metadataKey: "a"] == "second")
        }

        @Test("hands on what it has looked at, not what a value says next")
        func fickle() throws {
            logger().info("m", metadata: ["a": .stringConvertible(Fickle())])
            #expect(try "\(last.metadata)".contains("harmless"))
            #expect(try !"\(last.metadata)".contains("ada"))
        }

        @Test("redacts a depth that nobody reads as a whole")
        func deep() throws {
            var value: Logger.MetadataValue = "Ada"
            for _ in 0..<10_000 { value = ["a": value] }
            logger().info("m", metadata: ["a": value])
            let text = try "\(last.metadata)"
            #expect(!text.contains("Ada") && text.contains("[redacted]"))
            // Taken apart by hand: the compiler's way of letting go is recursive.
            while case .dictionary(let inner) = value, let next = inner["a"] { value = next }
        }

        @Test("keeps what an event says besides")
        func event() throws {
            let source = Logger(label: "t") { _ in RedactingLogHandler(memory, allowedKeys: []) }
            source.log(level: .critical, "m")
            #expect(try last.level == .critical)
        }

        @Test("wraps no handler that goes on adding metadata behind it")
        func stubbornProvider() async {
            await #expect(processExitsWith: .failure) {
                let provider = Logger.MetadataProvider { ["c": "Ada"] }
                let inner = MultiplexLogHandler([InMemoryLogHandler()], metadataProvider: provider)
                _ = RedactingLogHandler(inner, allowedKeys: [])
            }
        }
    }
#endif
