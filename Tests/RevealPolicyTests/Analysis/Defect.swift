import RevealPolicy
import Testing

/// One thing that is wrong with ``Clinic``, and what the analysis is to say of it.
struct Defect: Sendable, CustomTestStringConvertible {
    let title: String
    /// What replaces what; each stands once in the document.
    let edits: [(String, String)]
    let kind: RevealFinding.Kind
    /// The text at which the finding stands; it stands first there. Nil for one without place.
    let place: String?

    init(_ title: String, _ edits: [(String, String)], _ kind: RevealFinding.Kind, at place: String?) {
        self.title = title
        self.edits = edits
        self.kind = kind
        self.place = place
    }

    var testDescription: String { title }

    /// The document with the defect.
    func yaml() throws -> String {
        var text = Clinic.yaml
        for (old, new) in edits {
            let parts = text.split(separator: old, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw Misplaced(text: old, count: parts.count - 1) }
            text = parts.joined(separator: new)
        }
        return text
    }

    struct Misplaced: Error {
        let text: String
        let count: Int
    }

    /// A rule more, before the forbids.
    static func rule(_ text: String) -> (String, String) { ("\n\nforbids:\n", "\n" + text + "\n\nforbids:\n") }

    /// A forbid more, before the break-glass rules.
    static func forbid(_ text: String) -> (String, String) {
        ("\n\nbreak-glass:\n", "\n" + text + "\n\nbreak-glass:\n")
    }
}
