import FormatPreservingEncryption
import Foundation
import ProtectionKeys
import Testing

@testable import Tokenization

/// The table of the documentation, under the keys of the reference cases.
@Suite("The table in the documentation")
struct DocumentationTests {
    private let article: String
    private let field = FieldContext(tenant: "acme", domain: "customer")

    init() throws {
        article = try String(
            contentsOf: URL(filePath: #filePath)
                .appending(path: "../../../Sources/Tokenization/Documentation.docc/Tokenization.md")
                .standardizedFileURL,
            encoding: .utf8)
    }

    @Test("has the tokens and domain sizes of the presets")
    func formats() throws {
        let root = try TokenizationVectors.root()
        let rows: [(Format, value: String, size: String)] = [
            (try .paymentCard(), "4111111111111111", "5000000"),
            (try .paymentCard(keepingFirst: 6, luhn: .recomputed), "4111111111111111", "1000000000"),
            (try .usSocialSecurityNumber(), "123-45-6789", "888931098"),
            (try .phoneNumber(), "+4915112345678", "1000000"),
            (try .emailAddress(), "ada.lovelace@example.org", "2494479"),
            (try .iban(country: "DE"), "DE89370400440532013000", "1000000000000000000"),
            (try .date(), "1985-04-12", "3652059"),
            (
                try .timestamp(from: "2000-01-01T00:00:00", to: "2099-12-31T23:59:59"), "2024-02-29T12:00:00",
                "3155760000"
            ),
            (try .decimal(from: "0.00", to: "9999999.99"), "1234.50", "1000000000"),
            (try .uuid(), "f81d4fae-7dec-41d0-a765-00a0c91e6bf6", "1329227995784915872903807060280344576"),
            (try .ipv4Address(), "192.0.2.1", "4294967296"),
            (try .ipv6Address(), "2001:db8::1", "340282366920938463463374607431768211456"),
            (try .macAddress(), "00:00:5e:00:53:af", "281474976710656"),
            (try .template("TT-########"), "TT-00012345", "100000000"),
            (try .name(.latin), "Ada Lovelace", ""),
        ]
        for (format, value, size) in rows {
            if !size.isEmpty { #expect(format.domainSize.decimal == size, "\(value)") }
            let tokenizer = FormatTokenizer(root, format: format, name: "table")
            let token = try tokenizer.tokenizeDeterministically(value, context: field)
            let cells = "| `\(value)` | `\(token)` |"
            let isThere = article.contains(cells)
            #expect(isThere, "\(cells)")
        }
    }

    @Test("has opaque and one-way tokens of the reference keys")
    func opaque() throws {
        let root = try TokenizationVectors.root()
        let texts = OpaqueTokenizer(root)
        let addresses = OpaqueTokenizer(root, shape: .email(.tok))
        let oneWay = OneWayTokenizer(root)
        for token in [
            try texts.tokenizeDeterministically("ada", context: field),
            try addresses.tokenizeDeterministically("ada", context: field),
            try oneWay.tokenizeDeterministically("ada", context: field),
        ] {
            let isThere = article.contains("| `ada` | `\(token)` |")
            #expect(isThere, "\(token)")
        }
    }
}
