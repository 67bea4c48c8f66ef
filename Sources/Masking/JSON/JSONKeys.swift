/// What becomes of the names of members that no path names.
public enum JSONKeys: String, Hashable, Sendable, CaseIterable {
    /// What looks like a name in a program stays (a letter or underscore, then letters, digits, `_`, `-` and `$`, 64 at most,
    /// four digits at most); other names, such as addresses and numbers, become `***`.
    case names
    /// All become `***`.
    case hide
}
