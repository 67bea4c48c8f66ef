import FormatPreservingEncryption
import Foundation
import TestSupport

/// The vectors under `Tests/Vectors/formats`, made with an independent implementation.
struct FormatVectors: CustomStringConvertible {
    struct Row {
        let value: String
        let rank: String
        let token: String
    }

    let name: String
    let format: Format
    let tweak: [UInt8]
    let rows: [Row]

    var description: String { name }

    static let names = [
        "card", "ssn", "plate", "iban_gb", "iban_de", "date", "email", "phone", "member", "lengths", "name", "ipv6",
        "amount", "timestamp", "country", "shop",
    ]

    init(_ name: String) throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Vectors/formats").standardizedFileURL
        let text = try String(contentsOf: folder.appending(path: name + ".tsv"), encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        self.name = name
        format =
            switch lines[0][0] {
            case "preset:ssn": try .usSocialSecurityNumber()
            case "preset:iban GB": try .iban(country: "GB")
            case "preset:email": try .emailAddress()
            case "preset:name latin": try .name(.latin)
            default: try Format(text: lines[0][0])
            }
        tweak = bytes(lines[0][1])
        rows = lines.dropFirst().map { Row(value: $0[0], rank: $0[1], token: $0[2]) }
    }
}
