// What is left to see, measured on a made-up table: lengths, an index, masks by themselves, and masked columns together.

import FieldEncryption
import Masking
import ProtectionKeys

// snippet.hide
/// Ten thousand made-up customers. The key is no secret, so that they are the same each time.
struct MadeUpCustomers {
    let root: RootKeyset
    var names: [String] = []
    var emails: [String] = []
    var phones: [String] = []

    init() throws {
        root = try RootKeyset(
            Keyset(
                insecureCleartextJSON: """
                    {"primaryKeyId": 7, "key": [{"status": "ENABLED", "keyId": 7, "outputPrefixType": "RAW", "keyData": {
                    "typeUrl": "type.googleapis.com/google.crypto.tink.HkdfPrfKey", "keyMaterialType": "SYMMETRIC",
                    "value": "EgIIAxogAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}]}
                    """))
        let customer = FieldContext(tenant: "acme", domain: "customer")
        let name = KeyedMasking(.persona(.name), root)
        let email = KeyedMasking(.persona(.email), root)
        let phone = KeyedMasking(.persona(.phone), root)
        for number in 0..<10_000 {
            names.append(try name("-", subject: "\(number)", context: customer))
            emails.append(try email("-", subject: "\(number)", context: customer))
            phones.append(try phone("-", subject: "\(number)", context: customer))
        }
    }
}

func main() throws {
    let customers = try MadeUpCustomers()
    let root = customers.root
    let (names, emails, phones) = (customers.names, customers.emails, customers.phones)
    // snippet.show
    // How many lengths the envelopes of a column have, and how many rows have the rarest.
    let context = FieldContext(tenant: "acme", domain: "customer.name")
    let rows = names.indices.map { "\($0)" }
    for length in [PlaintextLength.visible, .hidden] {
        let envelopes = try FieldCipher(root, plaintextLength: length)
            .encryptColumn(names, context: context, records: rows)
        let classes = EquivalenceClasses(columns: [envelopes.map { "\($0.utf8.count)" }])
        print(length, classes.count, classes.k)
    }

    // What an index tells, by its length in bits.
    let planner = BlindIndexPlanner(rows: 68_000, valueBits: 40)
    for bits in [8, 12, 15, 20] { print(bits, planner.leakage(bits: bits)) }

    // What comes through a mask: the share of values that is as it was, and the longest piece of one.
    let (name, email, phone) = (Mask.initials, Mask.email(), Mask.phone())
    for (column, mask) in [(names, name), (emails, email), (phones, phone)] {
        let leak = MaskLeak(of: column, masked: column.map { mask($0) })
        print(mask, leak.unchangedShare, leak.longestVisible)
    }

    // Masked columns together: how many kinds of rows there are, and how many rows are the only one of their kind.
    let masked = [names.map { name($0) }, emails.map { email($0) }, phones.map { phone($0) }]
    for columns in [[0], [1], [2], [0, 1], [0, 1, 2]] {
        let classes = EquivalenceClasses(columns: columns.map { masked[$0] })
        print(columns, classes.count, classes.rows(inClassesBelow: 2))
    }
    // snippet.hide
}

try main()
