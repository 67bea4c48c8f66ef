/// A part of a made-up person.
public enum PersonaField: String, CaseIterable, Hashable, Sendable {
    /// Given and family name, in the order of their script.
    case name
    /// The given name.
    case given
    /// The family name.
    case family
    /// A user name in ASCII: made of the names where their script is Latin.
    case user
    /// An e-mail address at an example domain: the user name there.
    case email
    /// A telephone number kept free for fiction.
    case phone
}
