/// What opaque tokens begin with, so that people and scanners see what they are: `tok` unless said otherwise.
public struct TokenPrefix: Hashable, Sendable {
    /// The letters and digits, without the underscore.
    public let text: String

    /// With the underscore.
    let utf8: [UInt8]

    /// `tok`
    public static let tok = TokenPrefix("tok")!

    /// A prefix.
    ///
    /// - Parameter text: 1 to 16 lower-case letters and digits of ASCII, the first a letter; nil for another text.
    public init?(_ text: String) {
        let letters = text.utf8
        guard (1...16).contains(letters.count), (0x61...0x7A).contains(letters.first!),
            letters.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
        else { return nil }
        self.text = text
        utf8 = Array(letters) + [0x5F]
    }
}

extension TokenPrefix: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
