/// A place in JSON documents: the part of RFC 9535 that names places without looking at values.
struct JSONPath: Hashable, Sendable {
    struct Segment: Hashable {
        enum Kind: Hashable {
            /// A member of this name, in UTF-8: names are the same if they have the same code points (RFC 9535, 2.1.1), and
            /// two that only look alike are two.
            case name([UInt8])
            /// All members of an object, and all elements of a list (RFC 9535, 2.3.2).
            case anyChild
        }

        let kind: Kind
        /// Whether it may stand at any depth below.
        let isDeep: Bool
    }

    let source: String
    let segments: [Segment]

    /// Reads `$`, `$.name`, `$['name']`, `$["name"]`, `$.*`, `$[*]`, `$..name`.
    init(_ source: String) throws(MaskingError) {
        var reader = Reader(scalars: Array(source.unicodeScalars))
        segments = try reader.segments()
        self.source = source
    }

    private struct Reader {
        let scalars: [Unicode.Scalar]
        var position = 0

        private func error(_ message: String) -> MaskingError {
            MaskingError(.invalidPattern, "at \(position) of the path: " + message)
        }

        private func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard peek() == scalar else { return false }
            position += 1
            return true
        }

        mutating func segments() throws(MaskingError) -> [Segment] {
            guard take("$") else { throw error("a path begins with '$'") }
            var segments: [Segment] = []
            while position < scalars.count {
                guard segments.count < 256 else { throw error("a path has at most 256 parts") }
                if take("[") {
                    segments.append(Segment(kind: try bracket(), isDeep: false))
                } else if take(".") {
                    let isDeep = take(".")
                    if isDeep, take("[") {
                        segments.append(Segment(kind: try bracket(), isDeep: true))
                    } else {
                        segments.append(Segment(kind: try name(), isDeep: isDeep))
                    }
                } else {
                    throw error("expected '.' or '['")
                }
            }
            return segments
        }

        private mutating func name() throws(MaskingError) -> Segment.Kind {
            if take("*") { return .anyChild }
            var name = String.UnicodeScalarView()
            while let scalar = peek(), !".[]*'\" ".unicodeScalars.contains(scalar) {
                name.append(scalar)
                position += 1
            }
            guard !name.isEmpty else { throw error("expected a name or '*'") }
            return .name(Array(String(name).utf8))
        }

        private mutating func bracket() throws(MaskingError) -> Segment.Kind {
            if take("*") {
                guard take("]") else { throw error("expected ']'") }
                return .anyChild
            }
            guard let quote = peek(), quote == "'" || quote == "\"" else {
                throw error("expected '*' or a name in quotes: elements of lists are masked alike")
            }
            position += 1
            var name = String.UnicodeScalarView()
            while let scalar = peek(), scalar != quote {
                position += 1
                if scalar == "\\" {
                    guard let escaped = peek() else { throw error("expected an escape") }
                    name.append(escaped)
                    position += 1
                } else {
                    name.append(scalar)
                }
            }
            guard take(quote), take("]") else { throw error("expected the end of the name and ']'") }
            return .name(Array(String(name).utf8))
        }
    }
}
