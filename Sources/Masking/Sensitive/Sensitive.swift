/// A value that does not show itself: not when printed, dumped, reflected, interpolated, encoded or logged.
///
/// @Snippet(path: "swift-data-protection/Snippets/SensitiveValues")
///
/// Wrap personal data where it enters the program, and open it with ``expose()`` where it is needed: so every place that
/// sees the value in clear can be found by searching for one word. What comes of everything else is
/// ``Sensitive/redaction``.
///
/// It is `Decodable`, so that requests can be read into it, and not `Encodable`: a type that contains one cannot have its
/// `Encodable` synthesised. A failure to decode says where, and never what was found there.
///
/// ## What it does not do
/// - The value lies in memory as it did before: it is neither locked nor wiped, and a debugger finds it.
/// - Comparison is that of the value, so its time may depend on how far two values agree. That goes for strings and
///   bytes too: keys and passwords are compared with something else.
/// - Its hash is the value's. Swift seeds hashes anew in every process; with `SWIFT_DETERMINISTIC_HASHING` in the
///   environment, a hash that is shown confirms a guess.
/// - A copy that was made by ``expose()`` is the caller's to look after.
public struct Sensitive<Value> {
    private let value: Value

    /// Wraps a value.
    public init(_ value: Value) { self.value = value }

    /// The value in clear. The only way to it.
    public func expose() -> Value { value }

    /// What stands in the place of the value wherever it would show.
    public static var redaction: String { "[redacted]" }
}

extension Sensitive: Sendable where Value: Sendable {}
extension Sensitive: BitwiseCopyable where Value: BitwiseCopyable {}

/// Equal when the values are; see ``Sensitive`` for what the time of a comparison tells.
extension Sensitive: Equatable where Value: Equatable {}
extension Sensitive: Hashable where Value: Hashable {}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible {
    /// ``redaction``, whatever the value.
    public var description: String { Self.redaction }
    /// ``redaction``, whatever the value.
    public var debugDescription: String { Self.redaction }
}

extension Sensitive: CustomReflectable, CustomPlaygroundDisplayConvertible {
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
    /// ``redaction``, whatever the value.
    public var playgroundDescription: Any { Self.redaction }
}
