#if Logging
    import DataProtectionLogging
    import Logging
    import Masking
    import Testing

    @Suite("The log of a service")
    struct ServiceLogTests {
        /// An error that says all it knows.
        private struct Failure: Error, CustomStringConvertible {
            let value: String
            var description: String { "could not store \(value)" }
        }

        /// An error whose author has thought about logs, and forgotten one thing.
        private struct KnownFailure: Error, CustomStringConvertible {
            let value: String
            var description: String { "row 7 refused: \(value)" }
        }

        private struct Customer: CustomStringConvertible {
            let value: String
            var description: String { "Customer(\(value))" }
        }

        /// What the request in progress puts into every line.
        @TaskLocal private static var provided: String?

        private static let allowed: Set<String> = [
            "request", "nested", "list", "status", "route", "customer", "provided", "count", "own",
        ]

        private func logger(_ output: RecordingOutput) -> Logger {
            let provider = Logger.MetadataProvider {
                Self.provided.map { ["provided": "\($0)", "providedToo": "\($0)"] } ?? [:]
            }
            var logger = Logger(label: "service") { label in
                RedactingLogHandler(
                    StreamLogHandler(label: label, stream: output, metadataProvider: provider),
                    allowedKeys: Self.allowed, allowedErrors: [KnownFailure.self])
            }
            logger.logLevel = .trace
            return logger
        }

        @Test("has none of 20,000 values planted in 10,000 lines", arguments: [UInt64(1), 2])
        func planted(_ seed: UInt64) async {
            let output = RecordingOutput()
            let logger = logger(output)
            // Requests that are served at the same time.
            let values = await withTaskGroup(of: [String].self) { group in
                for worker in 0..<4 {
                    group.addTask { self.serve(2500, LogLines(seed: seed &* 10 &+ UInt64(worker)), logger) }
                }
                var values: [String] = []
                for await part in group { values += part }
                return values
            }
            let written = output.written
            #expect(values.count == 20_000)
            #expect(written.split(separator: "\n").count == 10_000)
            #expect(TextSearch(written).found(of: values).isEmpty)
            #expect(TextSearch(written + values[7]).found(of: values) == [values[7]])
            #expect(!written.contains("Lovelace"))
            #expect(written.contains("request=") && written.contains("status=200"))
        }

        private func serve(_ count: Int, _ lines: LogLines, _ logger: Logger) -> [String] {
            var (lines, values) = (lines, [String]())
            for number in 0..<count {
                let (value, other) = (lines.planted(), lines.planted())
                values += [value, other]
                let clean = lines.clean()
                switch number % 10 {
                case 0: logger.info("\(clean); \(value), \(other) \(clean)", metadata: ["status": "200"])
                case 1: logger.info("\(clean)", metadata: ["email": "\(value)", "request": "\(clean) \(other)"])
                case 2:
                    logger.warning(
                        "\(clean)",
                        metadata: [
                            "nested": [
                                "request": "<\(value)>", "secret": "\(other)", "nested": ["name": "Ada Lovelace"],
                            ],
                            "status": "200",
                        ])
                case 3: logger.error("failed: \(value)", error: Failure(value: "\(other) Ada Lovelace"))
                case 4:
                    logger.error(
                        "failed", error: KnownFailure(value: value),
                        metadata: ["list": ["\(other)", ["a", "\(other)"]]])
                case 5:
                    logger.notice(
                        "\(clean)",
                        metadata: ["customer": .stringConvertible(Customer(value: value)), "to \(other)": "y"])
                case 6:
                    Self.$provided.withValue(value) { logger.debug("\(clean)", metadata: ["route": "/v1?to=\(other)"]) }
                case 7:
                    var logger = logger
                    logger[metadataKey: "own"] = "\(value)"
                    logger[metadataKey: "notOwn"] = "\(other)"
                    logger.trace("\(clean)")
                case 8:
                    logger.critical(
                        "\(Sensitive("Ada Lovelace"))",
                        metadata: [
                            "customer": "\(value + "Ada Lovelace", sensitivity: .sensitive)",
                            "request": .stringConvertible(Sensitive(other)), "count": "7",
                        ])
                default:
                    logger.info("\(value) \(clean) \(other)")
                }
            }
            return values
        }

        @Test("changes nothing in 10,000 clean lines", arguments: [UInt64(1), 2, 3])
        func clean(_ seed: UInt64) {
            var lines = LogLines(seed: seed)
            let scanner = PlainValueScanner()
            var changed: [String] = []
            for _ in 0..<10_000 {
                let line = lines.clean()
                if let redacted = scanner.redacted(line) { changed.append("\(line) -> \(redacted)") }
            }
            #expect(changed.isEmpty, "\(changed.prefix(5))")
        }

        @Test("is that of the wrapped handler, line for line, where nothing is to be redacted")
        func untouched() {
            let (redacted, plain) = (RecordingOutput(), RecordingOutput())
            var lines = LogLines(seed: 9)
            var loggers = [
                Logger(label: "x") {
                    RedactingLogHandler(
                        StreamLogHandler(label: $0, stream: redacted), allowedKeys: ["request", "nested", "a"])
                },
                Logger(label: "x") { StreamLogHandler(label: $0, stream: plain) },
            ]
            for index in loggers.indices { loggers[index][metadataKey: "a"] = "1" }
            for _ in 0..<1000 {
                let (message, metadata): (Logger.Message, Logger.Metadata) = (
                    "\(lines.clean())", ["request": "\(lines.clean())", "nested": ["a": ["\(lines.clean())"]]]
                )
                for logger in loggers { logger.info(message, metadata: metadata) }
            }
            /// Without the time, which goes on between the two.
            func texts(_ output: RecordingOutput) -> [Substring] {
                output.written.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1)[1] }
            }
            #expect(texts(redacted) == texts(plain))
            #expect(texts(plain).count == 1000)
        }
    }
#endif
