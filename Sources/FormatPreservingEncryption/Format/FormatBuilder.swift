/// Puts parts together: see ``Format/init(_:)``.
@resultBuilder
public enum FormatBuilder {
    /// A string is a literal.
    public static func buildExpression(_ text: String) -> [FormatPart] { [.literal(text)] }

    /// One part.
    public static func buildExpression(_ part: FormatPart) -> [FormatPart] { [part] }

    /// Several parts.
    public static func buildExpression(_ parts: [FormatPart]) -> [FormatPart] { parts }

    /// One after the other.
    public static func buildBlock(_ parts: [FormatPart]...) -> [FormatPart] { parts.flatMap(\.self) }

    /// `if` without `else`.
    public static func buildOptional(_ parts: [FormatPart]?) -> [FormatPart] { parts ?? [] }

    /// `if` with `else`.
    public static func buildEither(first parts: [FormatPart]) -> [FormatPart] { parts }

    /// `else`.
    public static func buildEither(second parts: [FormatPart]) -> [FormatPart] { parts }

    /// `for`.
    public static func buildArray(_ parts: [[FormatPart]]) -> [FormatPart] { parts.flatMap(\.self) }
}
