import CryptoCore

/// A made-up person, drawn from the stream of a subject.
///
/// ## Specification
/// Frozen. Numbers are drawn in this order: given name, family name, number of the user name (below 10,000), example
/// domain, first and second part of a user name that is not made of the names, telephone number.
struct Persona {
    private let script: FakeScript
    private let given: Int
    private let family: Int
    private let number: Int
    private let domain: Int
    private let adjective: Int
    private let noun: Int
    private let phone: String

    init(from stream: inout KeyedStream, _ script: FakeScript, _ region: FictionalRegion) throws(CryptoCoreError) {
        let names = PersonNames.names(script)
        self.script = script
        given = try stream.number(below: names.given.count)
        family = try stream.number(below: names.family.count)
        number = try stream.number(below: 10_000)
        domain = try stream.number(below: WordList.exampleDomains.count)
        adjective = try stream.number(below: WordList.adjectives.count)
        noun = try stream.number(below: WordList.nouns.count)
        let phones = region.template
        phone = phones.text(at: try stream.number(below: phones.count))
    }

    func text(_ field: PersonaField) -> String {
        let names = PersonNames.names(script)
        let (given, family) = (names.given.words[given], names.family.words[family])
        switch field {
        case .name: return script.familyFirst ? family + script.separator + given : given + script.separator + family
        case .given: return given
        case .family: return family
        case .user: return user
        case .email: return user + "@" + WordList.exampleDomains.words[domain]
        case .phone: return phone
        }
    }

    private var user: String {
        guard script == .latin else {
            return WordList.adjectives.words[adjective] + "." + WordList.nouns.words[noun] + String(number)
        }
        let names = LatinFolding.names
        return names.given.words[given] + "." + names.family.words[family] + String(number)
    }
}
