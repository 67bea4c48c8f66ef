/// How long a text is that hides all of a value.
public struct MaskLength: Hashable, Sendable {
    enum Kind: Hashable {
        case same
        case fixed(Int)
        case bucket(Int)
    }

    let kind: Kind

    /// The longest fixed length and the largest bucket.
    static let most = 4096

    /// As long as the value, in grapheme clusters.
    public static let same = MaskLength(kind: .same)

    /// Always so long, so that the length of the value does not show. From 1 to 4,096; what is outside becomes the nearest.
    public static func fixed(_ count: Int) -> MaskLength { MaskLength(kind: .fixed(min(max(count, 1), most))) }

    /// As long as the value, rounded up to a multiple. From 1 to 4,096; what is outside becomes the nearest.
    public static func bucket(_ size: Int) -> MaskLength { MaskLength(kind: .bucket(min(max(size, 1), most))) }
}
