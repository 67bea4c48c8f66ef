/// A dictionary that fakes are taken from: shipped with the library, and never changed.
///
/// It is known by an id and a version. A better list becomes another version, and the old one stays: so what was masked
/// once is masked alike for ever. ``FakeDictionary/all`` lists them.
///
/// The entries are names that many people have, places, and things that are made up; telephone numbers are of ranges
/// kept free for fiction, and e-mail addresses of domains kept free for examples. That a fake name is somebody's name
/// cannot be excluded.
///
/// ## Specification
/// RFC 2606 and RFC 6761 (example domains); North American Numbering Plan, 555-0100 to 555-0199; Ofcom, numbers for use
/// in TV and radio drama; ARCEP, numbering plan, numbers for audiovisual works.
public struct FakeDictionary: Sendable {
    /// The name, such as `person.latin`.
    public let id: String

    /// The version, from 1.
    public let version: Int

    let template: FakeTemplate

    init(_ id: String, version: Int = 1, _ template: FakeTemplate) {
        self.id = id
        self.version = version
        self.template = template
    }

    /// How many different fakes there are.
    public var capacity: Int { template.count }

    /// The fake of an index below ``capacity``.
    package func text(at index: Int) -> String { template.text(at: index) }

    /// The dictionary of a name, if there is one.
    ///
    /// - Parameters:
    ///   - id: such as `person.latin`.
    ///   - version: from 1.
    public init?(_ id: String, version: Int = 1) {
        guard let known = Self.byName[Name(id: id, version: version)] else { return nil }
        self = known
    }

    private struct Name: Hashable {
        let id: String
        let version: Int
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: all.map { (Name(id: $0.id, version: $0.version), $0) })
}

extension FakeDictionary: Hashable {
    /// Whether both are the same version of the same dictionary.
    public static func == (a: FakeDictionary, b: FakeDictionary) -> Bool { a.id == b.id && a.version == b.version }

    /// Hashes id and version.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(version)
    }
}

extension FakeDictionary: CustomStringConvertible {
    /// Id and version, as `person.latin/1`.
    public var description: String { "\(id)/\(version)" }
}
