/// Given and family names of one script.
struct PersonNames: Sendable {
    let given: WordList
    let family: WordList

    static func names(_ script: FakeScript) -> PersonNames {
        switch script {
        case .latin: latin
        case .cyrillic: cyrillic
        case .greek: greek
        case .han: han
        case .kana: kana
        case .hangul: hangul
        case .arabic: arabic
        case .devanagari: devanagari
        }
    }
}
