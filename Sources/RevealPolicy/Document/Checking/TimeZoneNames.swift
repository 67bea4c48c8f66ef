import Foundation

/// The zones whose clocks hours can be given on.
struct TimeZoneNames: Sendable {
    /// Whether a name is one: `UTC`, or an area, a slash and a place of the IANA database. Abbreviations such as CET and
    /// offsets such as UTC+1 are refused: they have no daylight saving, or not that of one place.
    func contains(_ name: DocumentName) -> Bool {
        if name.text == "UTC" { return true }
        guard name.text.utf8.contains(UInt8(ascii: "/")), name.text.utf8.count <= 64,
            !name.text.utf8.starts(with: "Etc/".utf8), name.text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return false }
        return TimeZone(identifier: name.text) != nil
    }

    /// What may have been meant.
    func hint(_ name: DocumentName) -> String {
        NearestName.of(name.text, among: TimeZone.knownTimeZoneIdentifiers.sorted()).map { "; did you mean '\($0)'?" }
            ?? ""
    }
}
