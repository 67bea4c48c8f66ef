#if Logging
    import Logging
    import Masking

    /// What becomes of each part of an event.
    struct LogRedaction: Sendable {
        /// What stands for a value that may not be logged.
        static let redacted = Sensitive<String>.redaction

        /// How deep metadata may stand in metadata; what is deeper is redacted as a whole.
        static let deepest = 32

        private let allowedKeys: Set<String>
        private let allowedErrors: Set<ObjectIdentifier>
        private let sensitive: [LogAttributeRule]
        private let scanner = PlainValueScanner()

        init(allowedKeys: Set<String>, allowedErrors: [any Error.Type], sensitive: [LogAttributeRule]) {
            self.allowedKeys = allowedKeys
            self.allowedErrors = Set(allowedErrors.map { ObjectIdentifier($0) })
            self.sensitive = [.standard] + sensitive
        }

        /// The message without its plain values; nil where it has none.
        func message(_ message: Logger.Message) -> Logger.Message? {
            scanner.redacted(message.description).map { Logger.Message(stringLiteral: $0) }
        }

        /// What is said of an error. The error itself does not go on: whoever writes it might look inside.
        func error(_ error: any Error) -> any Error {
            if error is RedactedLogError { return error }
            let type = type(of: error)
            let name = Self.name(of: type)
            guard allowedErrors.contains(ObjectIdentifier(type)) else {
                return RedactedLogError(type: name, description: "\(name) \(Self.redacted)")
            }
            return RedactedLogError(type: name, description: scanner.redacting(String(describing: error)))
        }

        /// The name of a type. That of a local or private one has an address in it, which differs from run to run and says
        /// where the program lies in memory.
        private static func name(of type: any Error.Type) -> String {
            var (name, rest) = ("", String(reflecting: type)[...])
            while let context = rest.firstRange(of: "(unknown context at $"),
                let end = rest[context.upperBound...].firstRange(of: ").")
            {
                name += rest[..<context.lowerBound]
                rest = rest[end.upperBound...]
            }
            return name + rest
        }

        /// A key, which is a name and not a value.
        func key(_ key: String) -> String { scanner.redacting(key) }

        func metadata(_ metadata: Logger.Metadata) -> Logger.Metadata { self.metadata(metadata, depth: 0) }

        func value(_ value: Logger.MetadataValue, underKey key: String) -> Logger.MetadataValue {
            self.value(value, underKey: key, depth: 0)
        }

        private func metadata(_ metadata: Logger.Metadata, depth: Int) -> Logger.Metadata {
            var redacted = Logger.Metadata(minimumCapacity: metadata.count)
            for (key, value) in metadata { redacted[self.key(key)] = self.value(value, underKey: key, depth: depth) }
            return redacted
        }

        private func value(
            _ value: Logger.MetadataValue, underKey key: String, depth: Int
        ) -> Logger.MetadataValue {
            guard allowedKeys.contains(key) else { return .string(Self.redacted) }
            return swept(value, depth: depth)
        }

        private func swept(_ value: Logger.MetadataValue, depth: Int) -> Logger.MetadataValue {
            guard depth < Self.deepest else { return .string(Self.redacted) }
            switch value {
            case .string(let text): return scanner.redacted(text).map { .string($0) } ?? value
            case .stringConvertible(let convertible): return swept(value, convertible)
            case .dictionary(let metadata): return .dictionary(self.metadata(metadata, depth: depth + 1))
            case .array(let values): return .array(values.map { swept($0, depth: depth + 1) })
            }
        }

        private func swept(
            _ value: Logger.MetadataValue, _ convertible: any CustomStringConvertible & Sendable
        ) -> Logger.MetadataValue {
            switch convertible {
            case is Int, is UInt, is Int64, is UInt64, is Int32, is UInt32, is Double, is Float, is Bool:
                // Handlers that know types may keep them, unless the number is a card's.
                guard let text = scanner.redacted(convertible.description) else { return value }
                return .string(text)
            default:
                let attributes = value.attributes
                if sensitive.contains(where: { $0.isSensitive(attributes) }) { return .string(Self.redacted) }
                // Written out once: what is handed on is what was looked at, also where the next description is another.
                var written = Logger.MetadataValue.string(scanner.redacting(convertible.description))
                if attributes != Logger.MetadataValueAttributes() { written.attributes = attributes }
                return written
            }
        }
    }
#endif
