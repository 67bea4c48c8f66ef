import Masking

// snippet.hide
func main() throws {
    // snippet.show
    // Made once, called like functions.
    let email = Mask.email()
    let card = Mask.card()
    print(email("ada.lovelace@example.org"), card("4111 1111 1111 1111"))  // a***@example.org **** **** **** 1111

    // From a configuration. What is wrong is said with its place.
    let columns = [
        "name": try Mask("initials"), "born": try Mask("date(year)"), "zip": try Mask("zip3"),
        "salary": try Mask("clamp(max: 100000) | step(5000)"),
        "note": try Mask(#"regex("[0-9]{6,}", then: keep-last(2), unmatched: keep)"#),
    ]
    let row: [String: MaskValue] = [
        "name": "Ada Lovelace", "born": "1985-04-12", "zip": "02139", "salary": 73_250,
        "note": "called from 442079460958",
    ]
    for (column, value) in row.sorted(by: { $0.key < $1.key }) { print(column, columns[column]?(value) ?? .null) }

    // Documents: what no path names is masked.
    let document = try Mask.json([("$.id", .clear), ("$.user.email", .mask(email)), ("$..ssn", .mask(.null))])
    print(document(#"{"id": 4711, "user": {"email": "ada.lovelace@example.org", "ssn": ["123-45-6789"]}, "age": 36}"#))
    // {"id":4711,"user":{"email":"a***@example.org","ssn":null},"age":"**"}

    // What a mask reveals, it says itself.
    print(card.declaration.reveals)
    // snippet.hide
}

try main()
