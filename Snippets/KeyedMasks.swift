import Masking
import ProtectionKeys

// snippet.hide
func main() throws {
    let root = try RootKeyset(Keyset(.root))
    // snippet.show
    // One context for the person, whatever the column: so the parts of a made-up person belong together.
    let customer = FieldContext(tenant: "acme", domain: "customer")
    let name = KeyedMasking(.persona(.name), root)
    let email = KeyedMasking(try KeyedMask("persona(email)"), root)
    let visit = KeyedMasking(try KeyedMask("date-shift(days: 60, weeks: true, never-zero: true)"), root)

    let fakeName = try name("Ada Lovelace", subject: "4711", context: customer)
    let fakeEmail = try email("ada@example.org", subject: "4711", context: customer)

    // Both dates move alike: eleven days stay eleven days.
    let first = try visit("2026-02-01", subject: "4711", context: customer)
    let second = try visit("2026-02-12", subject: "4711", context: customer)

    // Another made-up user name for each of 50,000 customers.
    let user = KeyedMasking(try .fake(.user, subjects: 50_000), root)
    let fakeUser = try user("4711", context: customer)
    // snippet.hide
    print(fakeName, fakeEmail, first, second, fakeUser)
}

try main()
