// What a token can be held to: an end, a check kept beside it, a comparison without a way back.

import Foundation
import FormatPreservingEncryption
import ProtectionKeys
import Tokenization

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    // A link that is over in an hour. The end stands in the token, authenticated.
    let links = OpaqueTokenizer(root)
    let download = FieldContext(tenant: "acme", domain: "download")
    let link = try links.tokenize("report-4711", context: download, until: Date(timeIntervalSinceNow: 3600))
    do {
        _ = try links.detokenize(link, context: download, now: Date(timeIntervalSinceNow: 3601))
    } catch {
        print(error.code)  // expired
    }

    // Format-preserving tokens have no integrity: any nine digits come back as some number. A check beside them tells.
    let numbers = FormatTokenizer(root, format: try .usSocialSecurityNumber(), name: "ssn")
    let ssn = FieldContext(tenant: "acme", domain: "customer.ssn")
    let token = try numbers.tokenizeDeterministically("123-45-6789", context: ssn)
    let check = try numbers.check(of: "123-45-6789", context: ssn)
    let number = try numbers.detokenize(token, check: check, context: ssn)  // Or checkFailed.

    // Visitors that are counted, never named: the key confirms a guess, and nothing leads back.
    let visitors = OneWayTokenizer(root)
    let visit = FieldContext(tenant: "acme", domain: "visitor")
    let visitor = try visitors.tokenizeDeterministically("203.0.113.7", context: visit)
    let isSame = try visitors.verify(visitor, of: "203.0.113.7", context: visit)
    // snippet.hide
    precondition(number == "123-45-6789" && isSame)
}

try main()
